package io.abtpro.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;

import io.abtpro.bars.SeriesQuality;
import io.abtpro.ui.FakeWorkspace;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.ChosenFiles;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;

import javafx.event.EventType;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Files dropped on the Data tab, and what its chart's title row does. The headless platform
/// carries no dragboard from outside, so the events are made here.
@WindowTest
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields
class DroppedFilesTest {
    private static final String GOOD =
            "Date,Open,High,Low,Close,Volume\n"
                    + "2020-01-02,10,12,9,11,100\n"
                    + "2020-01-03,11,13,10,12,100\n"
                    + "2020-01-06,12,14,11,13,100\n";

    @TempDir private Path folder;
    private Session session;
    private Node view;

    @Start
    void start(Stage stage) {
        var workspace = new FakeWorkspace(folder);
        workspace.add("Alpha", "AAA", FakeWorkspace.rising(400), new SeriesQuality(List.of(), ""));
        session = new Session(workspace, new DirectJobRunner());
        session.refresh();
        var layer = new ModalLayer();
        view = new DataTab(session, layer, new ChosenFiles()).node();
        var root = new StackPane(view, layer);
        Answers.hear(root, session.statusProperty()::set);
        stage.setScene(new Scene(root, 1280, 732));
        stage.show();
        session.open("Alpha");
    }

    private static Dragboard holding(List<File> files) {
        var peer =
                (TKClipboard)
                        Proxy.newProxyInstance(
                                TKClipboard.class.getClassLoader(),
                                new Class<?>[] {TKClipboard.class},
                                (_, method, _) ->
                                        switch (method.getName()) {
                                            case "getContentTypes" -> Set.of(DataFormat.FILES);
                                            case "hasContent" -> true;
                                            case "getContent" -> files;
                                            case "getTransferModes" ->
                                                    EnumSet.of(TransferMode.COPY);
                                            default -> null;
                                        });
        return DragboardHelper.createDragboard(peer);
    }

    private boolean drop(FxRobot robot, Path... files) {
        boolean[] accepted = new boolean[1];
        robot.interact(
                () -> {
                    Dragboard board = holding(Arrays.stream(files).map(Path::toFile).toList());
                    DragEvent over = event(DragEvent.DRAG_OVER, board);
                    view.fireEvent(over);
                    view.fireEvent(event(DragEvent.DRAG_DROPPED, board));
                    accepted[0] = over.isAccepted();
                });
        return accepted[0];
    }

    private DragEvent event(EventType<DragEvent> type, Dragboard board) {
        return new DragEvent(
                view,
                view,
                type,
                board,
                10,
                10,
                10,
                10,
                TransferMode.COPY,
                null,
                null,
                new PickResult(view, 10, 10));
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static List<String> read(FxRobot robot) {
        return robot.lookup("#readout .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    @Test
    void severalFilesOpenTheWizardOneAfterTheOther(FxRobot robot) throws IOException {
        Path first = Files.writeString(folder.resolve("one.csv"), GOOD);
        Path second = Files.writeString(folder.resolve("two.csv"), GOOD);
        assertThat(drop(robot, first, second)).isTrue();
        assertThat(text(robot, "#wizard .title")).isEqualTo("Import one.csv");
        robot.interact(() -> robot.lookup("#import-now").queryButton().fire());
        assertThat(text(robot, "#wizard .title")).isEqualTo("Import two.csv");
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void aFolderIsThePriceFilesInItAndOneWithoutAnySaysSo(FxRobot robot) throws IOException {
        Path prices = Files.createDirectory(folder.resolve("prices"));
        Files.writeString(prices.resolve("b.csv"), GOOD);
        Files.writeString(prices.resolve("readme.md"), "no prices");
        drop(robot, prices);
        assertThat(text(robot, "#wizard .title")).isEqualTo("Import b.csv");
        robot.type(KeyCode.ESCAPE);
        drop(robot, Files.createDirectory(folder.resolve("nothing")));
        assertThat(session.statusProperty().get())
                .isEqualTo("No price files in nothing: CSV, JSON, Parquet, .gz or .zip are read.");
        assertThat(robot.lookup("#wizard").tryQuery()).isEmpty();
    }

    @Test
    void aFileWithoutPricesIsRefusedInTheWizard(FxRobot robot) throws IOException {
        drop(robot, Files.writeString(folder.resolve("picture.png"), "no prices here"));
        assertThat(text(robot, "#obstacle")).isNotBlank();
        assertThat(robot.lookup("#import-now").queryButton().isDisabled()).isTrue();
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void aRangeIsLitOnlyWhileItIsSeenAndAPinIsSaid(FxRobot robot) {
        ToggleButton month = robot.lookup("#range-1M").queryAs(ToggleButton.class);
        robot.clickOn(month);
        assertThat(month.isSelected()).isTrue();
        assertThat(robot.lookup("#range-5Y").query().isVisible()).isFalse();
        robot.clickOn("#data-chart");
        assertThat(session.pinnedBarProperty().get()).isNotNegative();
        assertThat(read(robot)).startsWith("Pinned");
        robot.interact(() -> session.pinnedBarProperty().set(3));
        robot.scroll(1, VerticalDirection.DOWN);
        assertThat(month.isSelected()).isFalse();
        assertThat(read(robot)).startsWith("Pinned, off view");
        robot.type(KeyCode.ESCAPE);
        robot.doubleClickOn("#data-chart", MouseButton.PRIMARY);
        assertThat(session.pinnedBarProperty().get()).isEqualTo(-1);
        robot.clickOn("#data-log");
        assertThat(session.kept().get("data.log")).contains("true");
    }
}
