package io.abtpro.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.Finding;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.TradingYear;
import io.abtpro.store.DatasetRecord;
import io.abtpro.ui.FakeWorkspace;
import io.abtpro.ui.Legible;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.kit.ChosenFiles;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;
import io.abtpro.ui.theme.Theme;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

@WindowTest
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields
class DataTabTest {
    private static final SeriesQuality FOUND =
            new SeriesQuality(
                    List.of(
                            new Finding(
                                    Finding.Kind.OPENS_COPIED,
                                    Finding.Severity.LOOK,
                                    1,
                                    90,
                                    90,
                                    "Open equals the previous close"),
                            new Finding(
                                    Finding.Kind.SPIKE,
                                    Finding.Severity.NOTE,
                                    20,
                                    20,
                                    1,
                                    "+8.00 % in a bar")),
                    "every day");

    @TempDir private Path folder;
    private FakeWorkspace workspace;
    private Session session;
    private Stage stage;
    private final ChosenFiles files = new ChosenFiles();

    @Start
    void start(Stage shown) {
        stage = shown;
        workspace = new FakeWorkspace(folder);
        workspace.add("Alpha", "AAA", FakeWorkspace.rising(400), FOUND);
        workspace.add(
                "Beta", "BBB", FakeWorkspace.rising(50), new SeriesQuality(List.of(), "every day"));
        session = new Session(workspace, new DirectJobRunner());
        session.refresh();
        var layer = new ModalLayer();
        var tab = new DataTab(session, layer, files);
        var root = new StackPane(tab.node(), layer);
        var scene = new Scene(root, 1280, 732);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
        session.open("Alpha");
    }

    @Test
    void theFactsSayHowManyBarsMakeAYear(FxRobot robot) {
        String fact =
                robot.lookup("#calendar .label").queryAllAs(Label.class).stream()
                        .map(Label::getText)
                        .toList()
                        .toString();
        assertThat(fact)
                .startsWith("[Bars a year, ")
                .contains(FakeWorkspace.rising(400).year().figure() + ", ");
        assertThat(fact).doesNotContain("told when opened");
    }

    @Test
    void typingInTheFilterShortensTheListAndAClickOpens(FxRobot robot) {
        robot.clickOn("#filter").write("bet");
        ListView<DatasetRecord> list = robot.lookup("#datasets").queryListView();
        assertThat(list.getItems()).extracting(DatasetRecord::name).containsExactly("Beta");
        robot.clickOn("Beta");
        assertThat(text(robot, "#open-name")).isEqualTo("Beta");
    }

    @Test
    void anOverlayIsAddedFromTheMenuAndRemovedAtItsChip(FxRobot robot) throws IOException {
        robot.clickOn("#indicator");
        robot.write("rsi");
        snapshot("data-indicator-menu");
        robot.clickOn("#add-indicator");
        assertThat(robot.lookup("RSI 14").tryQuery()).isPresent();
        snapshot("data-with-rsi");
        robot.clickOn("#remove-RSI-14");
        assertThat(robot.lookup("#remove-RSI-14").tryQuery()).isEmpty();
    }

    @Test
    void aParameterOutOfRangeIsExplainedInTheMenu(FxRobot robot) {
        robot.clickOn("#indicator");
        robot.write("simple moving");
        robot.doubleClickOn("#parameter-period").write("0\n");
        assertThat(
                        robot.lookup(".warning")
                                .match(n -> ((Labeled) n).getText().startsWith("period must be in"))
                                .tryQuery())
                .isPresent();
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void choosingAFindingMarksItAndItsCsvIsCopied(FxRobot robot) throws IOException {
        robot.clickOn("#range-1M");
        TableView<Finding> findings = robot.lookup("#findings").queryTableView();
        robot.clickOn("Spike");
        assertThat(findings.getSelectionModel().getSelectedIndex()).isEqualTo(1);
        snapshot("data-finding");
        robot.clickOn("#copy-findings");
        robot.interact(
                () ->
                        assertThat(Clipboard.getSystemClipboard().getString())
                                .contains("Spike,NOTE,2020-01-21"));
    }

    @Test
    void bracketsStepThroughTheFindings(FxRobot robot) {
        TableView<Finding> findings = robot.lookup("#findings").queryTableView();
        robot.interact(() -> robot.lookup("#data-chart").query().requestFocus());
        robot.type(KeyCode.CLOSE_BRACKET);
        assertThat(findings.getSelectionModel().getSelectedIndex()).isEqualTo(0);
        robot.type(KeyCode.CLOSE_BRACKET);
        assertThat(findings.getSelectionModel().getSelectedIndex()).isEqualTo(1);
        robot.type(KeyCode.OPEN_BRACKET);
        assertThat(findings.getSelectionModel().getSelectedIndex()).isEqualTo(0);
    }

    @Test
    void renameAsksForANewName(FxRobot robot) {
        robot.clickOn("#rename");
        assertThat(robot.lookup("#confirm-rename").query().isDisabled()).isTrue();
        robot.doubleClickOn("#new-name").write("Gamma\n");
        assertThat(text(robot, "#open-name")).isEqualTo("Gamma");
        assertThat(robot.lookup("#modal-layer").query().isVisible()).isFalse();
    }

    @Test
    void deleteNamesWhatDependsAndTheSafeButtonComesFirst(FxRobot robot) throws IOException {
        workspace.depends(3, 12);
        robot.clickOn("#delete");
        assertThat(text(robot, "#consequence"))
                .startsWith("3 saved runs will be deleted with it. 12 counted backtests");
        assertThat(robot.lookup("#cancel-dialog").query().isFocused()).isTrue();
        snapshot("data-delete");
        robot.type(KeyCode.ESCAPE);
        assertThat(workspace.find("Alpha")).isPresent();
        robot.clickOn("#delete").clickOn("#confirm-delete");
        assertThat(workspace.find("Alpha")).isEmpty();
        assertThat(text(robot, "#open-name")).isEqualTo("Beta");
    }

    @Test
    void resamplingStoresLongerBarsAndOpensThem(FxRobot robot) throws IOException {
        robot.clickOn("#resample");
        assertThat(robot.lookup("#resampled-name").queryAs(TextInputControl.class).getText())
                .isEqualTo("Alpha 1w");
        snapshot("data-resample");
        robot.doubleClickOn("#resampled-name")
                .press(KeyCode.CONTROL)
                .type(KeyCode.A)
                .release(KeyCode.CONTROL);
        robot.write("Weeks").clickOn("#confirm-resample");
        assertThat(text(robot, "#open-name")).isEqualTo("Weeks");
        assertThat(workspace.find("Weeks").orElseThrow().timeframe()).isEqualTo("1w");
        assertThat(workspace.find("Weeks").orElseThrow().dialect()).isEqualTo("Resampled from 1d");
    }

    @Test
    void exportWritesWhereTheUserSays(FxRobot robot) {
        Path file = folder.resolve("alpha.csv");
        files.toSave = Optional.of(file);
        robot.clickOn("#export");
        assertThat(file).exists();
        assertThat(session.statusProperty().get()).isEqualTo("Wrote alpha.csv in " + folder + ".");
    }

    @Test
    void theWizardTakesAFileWithBadRowsAndAnOpenQuestion(FxRobot robot) throws IOException {
        var csv = new StringBuilder("stamp,open,high,low,close,volume\n");
        for (int t = 0; t < 600; t++) {
            double price = 800 + 40 * Math.sin(t / 40.0) + t / 10.0;
            String low =
                    t == 211 ? "990.5" : String.format(java.util.Locale.ENGLISH, "%.2f", price - 1);
            csv.append("2013-11-25T%02d:%02d:00Z,".formatted(t / 60, t % 60));
            csv.append(
                    String.format(
                            java.util.Locale.ENGLISH,
                            "%.2f,%.2f,%s,%.2f,2.5%n",
                            price,
                            price + 1,
                            low,
                            price + 0.5));
        }
        files.toOpen = List.of(Files.writeString(folder.resolve("minutes.csv"), csv));
        robot.clickOn("#import");
        assertThat(robot.lookup("#import-now").query().isDisabled()).isTrue();
        assertThat(text(robot, "#obstacle")).startsWith("1 bad row.");
        snapshot("import-bad-row");
        assertThat(robot.lookup("#question-BAR_LABEL").tryQuery()).isPresent();
        robot.clickOn("#answer-end");
        robot.clickOn("#bad-rows-skip");
        assertThat(text(robot, "#import-now")).isEqualTo("Import 599 bars");
        robot.doubleClickOn("#store-name").write("Minutes");
        assertThat(robot.lookup("#store-name").queryAs(TextInputControl.class).getText())
                .isEqualTo("Minutes");
        snapshot("import-ready");
        robot.clickOn("#import-now");
        assertThat(text(robot, "#open-name")).isEqualTo("Minutes");
        assertThat(robot.lookup("#modal-layer").query().isVisible()).isFalse();
    }

    @Test
    void enterInTheZoneFieldTakesTheZoneAndImportsNothingYet(FxRobot robot) throws IOException {
        files.toOpen =
                List.of(
                        Files.writeString(
                                folder.resolve("hours.csv"),
                                "Date,Open,High,Low,Close\n"
                                        + "2024-01-02 10:00,1,2,1,2\n"
                                        + "2024-01-02 11:00,1,2,1,2\n"
                                        + "2024-01-02 12:00,1,2,1,2\n"));
        robot.clickOn("#import");
        ComboBox<?> zone = robot.lookup("#decision-ZONE").queryAs(ComboBox.class);
        robot.clickOn(zone.getEditor());
        robot.push(KeyCode.CONTROL, KeyCode.A).write("America/New_York").type(KeyCode.ENTER);
        assertThat(robot.lookup("#wizard").tryQuery()).isPresent();
        assertThat(workspace.all()).hasSize(2);
        assertThat(robot.lookup("#decision-ZONE").queryAs(ComboBox.class).getValue())
                .isEqualTo("America/New_York");
        robot.clickOn("#import-now");
        assertThat(session.openProperty().get().orElseThrow().columns().series().zone())
                .isEqualTo(ZoneId.of("America/New_York"));
    }

    @Test
    void theWizardCanBeReadByAllAndSaysWhatItsControlsAre(FxRobot robot) throws IOException {
        files.toOpen =
                List.of(
                        Files.writeString(
                                folder.resolve("bad.csv"),
                                "Date,Open,High,Low,Close\n"
                                        + "2024-01-02,1,2,1,2\n"
                                        + "2024-01-03,1,2,1,x\n"
                                        + "2024-01-04,1,2,1,2\n"));
        robot.clickOn("#import");
        for (Theme theme : Theme.values()) {
            robot.interact(() -> theme.apply(stage.getScene()));
            List<String> faults = new ArrayList<>();
            robot.interact(
                    () -> faults.addAll(Legible.faults(theme.name(), stage.getScene().getRoot())));
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void theCalendarIsChosenInTheWizardAndTheYearItGivesIsSaid(FxRobot robot) throws IOException {
        files.toOpen =
                List.of(
                        Files.writeString(
                                folder.resolve("days.csv"),
                                "Date,Open,High,Low,Close\n"
                                        + "2024-01-02,1,2,1,2\n"
                                        + "2024-01-03,1,2,1,2\n"
                                        + "2024-01-04,1,2,1,2\n"));
        robot.clickOn("#import");
        ComboBox<Optional<TradingYear.Kind>> calendar =
                robot.lookup("#store-calendar").queryComboBox();
        robot.interact(() -> calendar.setValue(Optional.of(TradingYear.Kind.SEVEN_DAYS)));
        assertThat(robot.lookup("#store-year").<Label>query().getText())
                .startsWith("365.3 bars a year: 24/7");
        robot.clickOn("#import-now");
        assertThat(session.openProperty().get().orElseThrow().columns().series().year().kind())
                .isEqualTo(TradingYear.Kind.SEVEN_DAYS);
    }

    @Test
    void escapeClosesTheWizardAndStoresNothing(FxRobot robot) throws IOException {
        files.toOpen =
                List.of(
                        Files.writeString(
                                folder.resolve("p.csv"),
                                "Date,Open,High,Low,Close\n"
                                        + "2020-01-02,1,2,1,2\n"
                                        + "2020-01-03,1,2,1,2\n"));
        robot.clickOn("#import");
        assertThat(robot.lookup("#wizard").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#wizard").tryQuery()).isEmpty();
        assertThat(workspace.all()).hasSize(2);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private void snapshot(String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        Path target =
                Files.createDirectories(Path.of("target", "snapshots")).resolve(name + ".png");
        WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    try {
                        ImageIO.write(
                                SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null),
                                "png",
                                target.toFile());
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
    }
}
