package io.abtpro;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static io.abtpro.ArchitectureTest.CODE;
import static io.abtpro.ArchitectureTest.ROOT;

import com.tngtech.archunit.core.domain.JavaClass;

import io.abtpro.store.Workspace;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.JobRunner;

import javafx.scene.Node;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.util.stream.Stream;

/// What pictures, views and view-models know, and what they do not.
@NullMarked
class WindowRulesTest {
    @Test
    void picturesKnowNoJavaFx() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "chart..", ROOT + "report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.jfree.fx..", "org.jfree.chart.fx..")
                .check(CODE);
    }

    @Test
    void onlyTheTaskPackageTouchesFxThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.abtpro.ui.task..", "io.abtpro.main..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.application.Platform")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("javafx.concurrent..")
                .check(CODE);
    }

    @Test
    void viewModelsKnowNoControls() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx.scene..")
                .allowEmptyShould(true)
                .check(CODE);
    }

    /// What is handed out is shown or asked; who wants work done asks the view-model for it.
    @Test
    void viewModelsHandNoServiceOut() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("ViewModel")
                .and()
                .areNotPrivate()
                .should()
                .notHaveRawReturnType(describe("is a service", WindowRulesTest::isService))
                .check(CODE);
    }

    @Test
    void viewsTouchNoStoreAndStartNoWork() {
        noClasses()
                .that(describe("are views", WindowRulesTest::isView))
                .should()
                .dependOnClassesThat(describe("are services", WindowRulesTest::isService))
                .check(CODE);
    }

    /// Who starts work, and whoever keeps something. Records of what is kept are none.
    private static boolean isService(JavaClass type) {
        return type.isEquivalentTo(Session.class)
                || type.isAssignableTo(JobRunner.class)
                || type.isAssignableTo(Workspace.class)
                || type.getPackageName().equals(ROOT + "store") && type.isInterface();
    }

    private static boolean isView(JavaClass type) {
        return type.getPackageName().startsWith(ROOT + "ui")
                && (type.isAssignableTo(Node.class)
                        || Stream.of("View", "Pane", "Dialog", "Dialogs", "Notice")
                                .anyMatch(type.getSimpleName()::endsWith));
    }
}
