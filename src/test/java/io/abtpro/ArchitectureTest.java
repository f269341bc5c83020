package io.abtpro;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.abtpro.loading.Vendor;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The architecture in one table: package -> what it may import besides the JDK's java.base.
///
/// A sub-package belongs to the row of its parent unless it has its own; every package below `ui`
/// needs its own. What the window keeps to beside it stands in [WindowRulesTest].
@NullMarked
class ArchitectureTest {
    static final String ROOT = "io.abtpro.";
    static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.abtpro");

    private static final List<String> JDK =
            List.of(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.io..",
                    "java.nio..",
                    "java.math..",
                    "java.text..",
                    "java.security..",
                    "org.jspecify..");

    /// What every other package may import: kinds of failure, and how files are written.
    private static final List<String> EVERYWHERE = List.of("failures", "files");

    private static final List<String> DRAWING =
            List.of("java.awt..", "javax.imageio..", "org.jfree..", "smile.plot..");
    private static final List<String> WINDOW =
            List.of(
                    "javafx..",
                    "java.net..",
                    "atlantafx..",
                    "org.kordamp.ikonli..",
                    "org.jfree..",
                    "smile.plot..");

    private static final String JACKSON = "com.fasterxml.jackson..";

    private static final List<String> BENCH_COMMAND =
            Stream.of("BenchCommand", "BenchChecks", "BenchText", "GrowthText")
                    .map((ROOT + "cli.")::concat)
                    .toList();

    /// Domain packages by name, other rows as prefixes; `own` names are packages below the root.
    private static final Map<String, List<String>> MAY_IMPORT = new LinkedHashMap<>();

    static {
        row("failures", List.of(), "org.slf4j..");
        row("files", List.of(), "de.siegmar.fastcsv..");
        row("math", List.of());
        row("bars", List.of("math"));
        row("loading", List.of("bars"), "de.siegmar.fastcsv..", JACKSON, "dev.hardwood..");
        row("loading.vendors", List.of("loading"));
        row("indicators", List.of("bars", "math"), "org.ta4j..", "com.github.benmanes.caffeine..");
        row("formula", List.of("bars", "indicators", "math"));
        row("strategies", List.of("bars", "indicators", "formula", "math"));
        row("backtest", List.of("bars", "strategies", "math"));
        row("labels", List.of("bars", "strategies", "backtest", "math"));
        row("forest", List.of("math"), "smile..");
        row("diagnostics", List.of("math"), "smile..", "org.hipparchus..");
        row(
                "scoring",
                List.of(
                        "bars",
                        "indicators",
                        "strategies",
                        "backtest",
                        "labels",
                        "forest",
                        "diagnostics",
                        "math"),
                "ai.onnxruntime..",
                "com.github.benmanes.caffeine..");
        row(
                "tuning",
                List.of("bars", "indicators", "strategies", "backtest", "diagnostics", "math"),
                "org.hipparchus..");
        row("volatility", List.of("bars", "forest", "diagnostics", "math"), "org.hipparchus..");
        List<String> records =
                List.of(
                        "bars",
                        "loading",
                        "indicators",
                        "formula",
                        "strategies",
                        "backtest",
                        "labels",
                        "forest",
                        "diagnostics",
                        "scoring",
                        "tuning",
                        "volatility");
        row("store", records);
        row(
                "store.h2",
                and(records, "store", "math"),
                "java.sql..",
                "javax.sql..",
                "org.h2..",
                "org.flywaydb..",
                "org.jdbi..",
                "org.slf4j..");
        row(
                "holdout",
                List.of(
                        "bars",
                        "indicators",
                        "strategies",
                        "backtest",
                        "scoring",
                        "tuning",
                        "store",
                        "report"));
        List<String> core = and(records, "store", "math", "holdout");
        row(
                "chart",
                List.of("math"),
                "java.awt..",
                "javax.imageio..",
                "org.jfree.chart..",
                "org.jfree.data..",
                "org.jfree.svg..");
        row(
                "report",
                and(records, "math", "chart"),
                and(DRAWING, JACKSON, "de.siegmar.fastcsv..").toArray(String[]::new));
        row(
                "jobs",
                and(core, "report", "loading.vendors"),
                "org.slf4j..",
                "de.siegmar.fastcsv..",
                JACKSON);
        List<String> outside = and(core, "jobs");
        row("cli", and(outside, "report", "bench", "loading.vendors"), "picocli..");
        row("api", and(outside, "report"), "com.sun.net.httpserver..", JACKSON, "java.net..");
        String[] drawn = and(WINDOW, "java.awt..").toArray(String[]::new);
        row("ui.chart", List.of("chart", "ui.kit"), drawn);
        row("ui.kit", List.of(), WINDOW.toArray(String[]::new));
        String[] logged = and(WINDOW, "org.slf4j..").toArray(String[]::new);
        row("ui.task", List.of("jobs", "report"), logged);
        row("ui.theme", List.of(), drawn);
        List<String> frame =
                and(outside, "report", "ui.kit", "chart", "ui.chart", "ui.task", "ui.theme");
        row("ui.session", frame, WINDOW.toArray(String[]::new));
        List<String> tabs =
                Stream.of("data", "backtest", "signals", "tuning", "volatility", "models", "jobs")
                        .map("ui."::concat)
                        .toList();
        tabs.forEach(tab -> row(tab, and(frame, "ui.session"), WINDOW.toArray(String[]::new)));
        row("ui.data", and(frame, "ui.session", "loading.vendors"), WINDOW.toArray(String[]::new));
        parts(and(frame, "ui.session"), "ui.backtest", "inputs", "result", "compare");
        parts(and(frame, "ui.session"), "ui.tuning", "setup", "search", "result", "history");
        var all = new ArrayList<>(and(frame, "ui.session"));
        all.addAll(tabs);
        row("ui", all, WINDOW.toArray(String[]::new));
        row(
                "bench",
                and(all, "ui", "report", "store.h2", "loading.vendors"),
                and(WINDOW, JACKSON).toArray(String[]::new));
        MAY_IMPORT.put("main", List.of(".."));
    }

    /// The parts of a tab: each knows those before it, and the tab knows all of them.
    private static void parts(List<String> known, String tab, String... parts) {
        for (String part : parts) {
            row(tab + "." + part, known, WINDOW.toArray(String[]::new));
            known = and(known, tab + "." + part);
        }
        row(tab, known, WINDOW.toArray(String[]::new));
    }

    private static void row(String name, List<String> own, String... thirdParty) {
        var allowed = new ArrayList<>(own.stream().map(ROOT::concat).toList());
        if (!EVERYWHERE.contains(name)) {
            EVERYWHERE.forEach(everywhere -> allowed.add(ROOT + everywhere));
        }
        allowed.addAll(List.of(thirdParty));
        MAY_IMPORT.put(name, allowed);
    }

    private static List<String> and(List<String> names, String... more) {
        return Stream.concat(names.stream(), Stream.of(more)).toList();
    }

    @TestFactory
    List<DynamicTest> everyPackageImportsOnlyWhatItsRowAllows() {
        return MAY_IMPORT.entrySet().stream()
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row.getKey(), () -> check(row.getKey(), row.getValue())))
                .toList();
    }

    private static void check(String name, List<String> row) {
        classes()
                .that(describe("reside in " + name, c -> rowOf(c).equals(Optional.of(name))))
                .should()
                .onlyDependOnClassesThat(
                        describe("are of " + row + " or java.base", c -> isAllowed(name, row, c)))
                .allowEmptyShould(true)
                .check(CODE);
    }

    private static boolean isAllowed(String name, List<String> row, JavaClass target) {
        JavaClass type = target.getBaseComponentType();
        if (type.isPrimitive() || row.contains("..")) {
            return true;
        }
        Optional<String> owner = rowOf(type);
        if (owner.isPresent()) {
            return owner.get().equals(name) || row.contains(ROOT + owner.get());
        }
        return Stream.concat(JDK.stream(), row.stream())
                .filter(allowed -> allowed.endsWith(".."))
                .map(allowed -> allowed.substring(0, allowed.length() - 2))
                .anyMatch(
                        p ->
                                type.getPackageName().equals(p)
                                        || type.getPackageName().startsWith(p + "."));
    }

    /// The row that a class of ours belongs to.
    private static Optional<String> rowOf(JavaClass type) {
        String packageName = type.getPackageName();
        return packageName.startsWith(ROOT)
                ? rowOf(packageName.substring(ROOT.length()))
                : Optional.empty();
    }

    private static Optional<String> rowOf(String name) {
        if (MAY_IMPORT.containsKey(name)) {
            return Optional.of(name);
        }
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.substring(0, dot).equals("ui")
                ? Optional.empty()
                : rowOf(name.substring(0, dot));
    }

    @Test
    void everyPackageHasARow() {
        Set<String> without = new TreeSet<>();
        for (JavaClass type : CODE) {
            if (rowOf(type).isEmpty()) {
                without.add(type.getPackageName());
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    void noPackageCycles() {
        slices().matching("io.abtpro.(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void readerOfFilesKnowsNoVendor() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "loading")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "loading.vendors..")
                .check(CODE);
    }

    @Test
    void vendorKnowsNoOtherVendor() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "loading.vendors")
                .and()
                .doNotHaveSimpleName("Vendors")
                .should()
                .dependOnClassesThat(
                        describe(
                                "are another vendor",
                                c ->
                                        c.isAssignableTo(Vendor.class)
                                                && c.getPackageName().endsWith(".vendors")))
                .check(CODE);
    }

    @Test
    void onlyIndicatorsKnowsTa4j() {
        onlyIn("indicators", "org.ta4j..");
    }

    @Test
    void onlyTheH2StoreKnowsSql() {
        onlyIn("store.h2", "java.sql..");
    }

    /// What measures is handed in by `main`: the rest of the command line only passes the interface
    /// on.
    @Test
    void onlyTheBenchCommandKnowsWhatMeasures() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "bench..", ROOT + "main..")
                .and(
                        describe(
                                "are not the bench command",
                                c ->
                                        !BENCH_COMMAND.contains(
                                                c.getFullName().replaceFirst("[$].*", ""))))
                .should()
                .dependOnClassesThat(
                        describe(
                                "measure, but are not the interface handed in",
                                c ->
                                        c.getPackageName().equals(ROOT + "bench")
                                                && !c.getSimpleName().equals("Bench")))
                .check(CODE);
    }

    private static void onlyIn(String name, String library) {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + name + "..", ROOT + "main..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CODE);
    }

    /// One mapper writes every document and reads every text, so that the same result is the same
    /// bytes everywhere. Jobs read trees of it; nobody else knows one, and nobody builds one.
    @Test
    void onlyReportMapsDocuments() {
        noClasses()
                .that(
                        describe(
                                "are not what writes documents",
                                c -> !c.getFullName().startsWith(ROOT + "report.Document")))
                .and()
                .resideOutsideOfPackage(ROOT + "bench..")
                .should()
                .dependOnClassesThat(
                        describe(
                                "map objects to JSON",
                                c -> c.isAssignableTo("com.fasterxml.jackson.core.ObjectCodec")))
                .check(CODE);
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "report..", ROOT + "jobs..", ROOT + "bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .check(CODE);
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "report..", ROOT + "bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind.node..")
                .check(CODE);
    }
}
