package io.abtpro.ui.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.indicators.RandomBars;
import io.abtpro.report.TunedParametersJson;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.store.Workspace;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.kit.ChosenFiles;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.tuning.setup.WithoutExpectedTime;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Seeds that no double holds.
@WindowTest
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields
class LargeSeedTest {
    private static final long SEED = (1L << 53) + 1;

    private final HeldJobs jobs = new HeldJobs();

    @TempDir private Path home;
    private TuningWindow window;
    private Workspace workspace;
    private Session session;
    private TuningViewModel model;
    private Path exported;

    @Start
    void start(Stage stage) throws Exception {
        exported = home.resolve("tuned.json");
        var files = new ChosenFiles();
        files.toSave = Optional.of(exported);
        window =
                TuningWindow.open(
                        stage,
                        home,
                        RandomBars.of(1200, 21),
                        new WithoutExpectedTime(jobs),
                        files,
                        (_, _, _, _) -> {});
        workspace = window.workspace();
        session = window.session();
        model = window.model();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static String seedField(FxRobot robot) {
        return robot.lookup("#seed").<TextInputControl>query().getText();
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).<ButtonBase>query().fire());
    }

    private TuningOptions options() {
        return model.setup().setupProperty().get().orElseThrow().options();
    }

    @Test
    void everyLongCanBeTypedAndIsShownAsItIs(FxRobot robot) {
        for (long seed : new long[] {SEED, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            TuningWindow.type(robot, "#seed", Long.toString(seed));
            assertThat(options().seed()).isEqualTo(seed);
            assertThat(seedField(robot)).isEqualTo(Long.toString(seed));
        }
        TuningWindow.type(robot, "#seed", "1,000,000");
        assertThat(options().seed()).isEqualTo(1_000_000);
        TuningWindow.type(robot, "#seed", "2e3");
        assertThat(options().seed()).isEqualTo(2000);
    }

    @Test
    void whatIsNoLongIsRefused(FxRobot robot) {
        TuningWindow.type(robot, "#seed", "9223372036854775808");
        assertThat(session.statusProperty().get())
                .isEqualTo(
                        "seed must be a whole number from -9,223,372,036,854,775,808 to"
                                + " 9,223,372,036,854,775,807, was 9223372036854775808");
        TuningWindow.type(robot, "#seed", "1.5");
        assertThat(session.statusProperty().get())
                .isEqualTo("seed must be a whole number, was 1.5");
        assertThat(options().seed()).isEqualTo(42);
    }

    @Test
    void aLargeSeedIsTheSameInTheSearchTheStoreTheExportAndTheRepeat(FxRobot robot)
            throws IOException {
        TuningWindow.type(robot, "#episodes", "40");
        TuningWindow.type(robot, "#min-trades", "1");
        TuningWindow.type(robot, "#seed", Long.toString(SEED));
        robot.interact(model.search()::start);
        robot.interact(jobs::runAll);
        var report = model.search().outcome().reportProperty().get().orElseThrow();
        assertThat(report.result().options().seed()).isEqualTo(SEED);
        String stored = workspace.tunings().all().getFirst().started().requestJson();
        assertThat(TuningRequestJson.read(stored).options().seed()).isEqualTo(SEED);
        press(robot, "#export-tuned");
        var tuned = TunedParametersJson.read(Files.readString(exported));
        assertThat(tuned.method().seed()).isEqualTo(SEED);

        TuningWindow.type(robot, "#seed", "7");
        press(robot, "#show-history");
        robot.interact(
                () ->
                        robot.lookup("#tuning-history")
                                .<TableView<?>>query()
                                .getSelectionModel()
                                .clearAndSelect(0));
        press(robot, "#open-tuning");
        robot.interact(jobs::runAll);
        assertThat(session.statusProperty().get()).contains("the same winner");
        assertThat(options().seed()).isEqualTo(SEED);
        assertThat(seedField(robot)).isEqualTo(Long.toString(SEED));
    }
}
