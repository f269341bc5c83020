package io.abtpro.ui.backtest.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Statistic;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.backtest.MadeEngine;
import io.abtpro.ui.backtest.MadeStore;
import io.abtpro.ui.backtest.MadeTab;
import io.abtpro.ui.kit.ChosenFiles;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;
import io.abtpro.ui.theme.Theme;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Font;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

@WindowTest
class TradesTableTest {
    private final MadeStore store = new MadeStore(5000);
    private final DrawnPanes chart = new DrawnPanes();
    private static final Path TRADES = Path.of("target/backtest-view-trades.csv");
    private final ChosenFiles dialogs = new ChosenFiles();
    private final Session session = new Session(store, new DirectJobRunner());
    private final MadeTab tab = MadeTab.of(session, new MadeEngine()::apply);

    @Start
    void start(Stage stage) {
        session.open("made");
        var scene = new Scene(tab.view(chart, dialogs), 1280, 732);
        dialogs.toSave = Optional.of(TRADES);
        for (String face : List.of("Roboto-Regular", "Roboto-Medium")) {
            Font.loadFont(
                    getClass().getResourceAsStream("/io/abtpro/assets/fonts/" + face + ".ttf"), 12);
        }
        scene.getRoot().setStyle("-fx-font-family: Roboto");
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aRowSelectsItsMarkAndAMarkItsRow(FxRobot robot) throws IOException {
        robot.clickOn(
                robot.from(robot.lookup("#trades"))
                        .lookup(".table-row-cell")
                        .nth(2)
                        .<javafx.scene.Node>query());
        assertThat(chart.selected.get()).isEqualTo(3);
        assertThat(chart.revealed).isNotEmpty();
        robot.interact(() -> chart.selected.set(12));
        assertThat(table(robot).getSelectionModel().getSelectedItem().number()).isEqualTo(12);
        robot.type(KeyCode.CLOSE_BRACKET);
        assertThat(chart.selected.get()).isEqualTo(13);
        snapshot(robot, "backtest-trade");
    }

    @Test
    void tradesSortByTheNumberBehindTheText(FxRobot robot) {
        robot.interact(
                () -> {
                    var pnl = table(robot).getColumns().get(8);
                    table(robot).getSortOrder().setAll(List.of(pnl));
                });
        assertThat(table(robot).getItems().stream().map(r -> r.trade().netPnl()).toList())
                .isSorted();
    }

    @Test
    void exportWritesTheTradesAndCtrlCCopiesTheSelectedOnes(FxRobot robot) throws IOException {
        robot.clickOn("#export-csv");
        assertThat(Files.readAllLines(TRADES)).hasSize(tab.result().trades().rows().size() + 1);
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(1));
        robot.interact(() -> table(robot).requestFocus());
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        var copied = new ArrayList<String>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.getFirst().lines())
                .hasSize(2)
                .first()
                .isEqualTo(
                        "side,entryTime,entryPrice,exitTime,exitPrice,quantity,fees,"
                                + "netPnl,exitReason,entryKnownAt,exitKnownAt");
    }

    @Test
    void aDoubleClickShowsATradeLargeAndAnotherWhatWasSeenBefore(FxRobot robot) {
        robot.interact(() -> chart.view(0, 4999));
        var row =
                robot.from(robot.lookup("#trades"))
                        .lookup(".table-row-cell")
                        .nth(2)
                        .<javafx.scene.Node>query();
        robot.doubleClickOn(row);
        var trade = tab.result().trades().rows().get(2).trade();
        int margin = Math.max(20, trade.exitBar() - trade.entryBar());
        assertThat(chart.viewFrom()).isEqualTo(Math.max(0, trade.entryBar() - margin));
        assertThat(chart.viewTo()).isEqualTo(trade.exitBar() + margin);
        robot.type(KeyCode.Z);
        assertThat(chart.viewTo()).isEqualTo(4999);
        robot.type(KeyCode.Z);
        assertThat(chart.viewTo()).isEqualTo(trade.exitBar() + margin);
    }

    @Test
    void monthsStandBesideTheTradesAndAreCopied(FxRobot robot) throws IOException {
        robot.clickOn("#below-months");
        TableView<MonthsViewModel.Row> months = robot.lookup("#months").queryTableView();
        assertThat(months.getParent().isVisible()).isTrue();
        double growth =
                months.getItems().stream()
                        .mapToDouble(row -> 1 + row.whole().value())
                        .reduce(1, (a, b) -> a * b);
        var run = tab.result().outcomeProperty().get().orElseThrow();
        assertThat(growth - 1)
                .isCloseTo(
                        run.result().statistics().value(Statistic.NET_RETURN).orElseThrow(),
                        within(1e-9));
        snapshot(robot, "backtest-months");
        robot.clickOn("#copy-months");
        var copied = new ArrayList<String>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.getFirst()).startsWith("month,netReturn,buyAndHold,wholeMonth");
        robot.clickOn("#below-trades");
        assertThat(months.getParent().isVisible()).isFalse();
    }

    private static TableView<TradeRow> table(FxRobot robot) {
        return robot.lookup("#trades").queryTableView();
    }

    private static void snapshot(FxRobot robot, String name) throws IOException {
        var images = new ArrayList<WritableImage>();
        robot.interact(() -> images.add(robot.window(0).getScene().snapshot(null)));
        Path folder = Files.createDirectories(Path.of("target/snapshots"));
        ImageIO.write(
                SwingFXUtils.fromFXImage(images.getFirst(), null),
                "png",
                folder.resolve(name + ".png").toFile());
    }
}
