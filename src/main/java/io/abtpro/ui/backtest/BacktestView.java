package io.abtpro.ui.backtest;

import io.abtpro.ui.backtest.compare.ComparePane;
import io.abtpro.ui.backtest.inputs.InputsPane;
import io.abtpro.ui.backtest.inputs.SealedNotice;
import io.abtpro.ui.backtest.result.ResultButtons;
import io.abtpro.ui.backtest.result.ResultChart;
import io.abtpro.ui.backtest.result.ResultPane;
import io.abtpro.ui.backtest.result.StatisticsPane;
import io.abtpro.ui.kit.EmptyPane;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.Shortcut;
import io.abtpro.ui.kit.SideColumn;
import io.abtpro.ui.session.ModalLayer;

import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The Backtest tab: inputs, chart with trades, details.
public final class BacktestView extends Region {
    private final BacktestViewModel model;
    private final StackPane content = new StackPane();
    private final VBox centre = new VBox();
    private final ResultPane result;

    /// @param layer where the question before opening a holdout is shown
    public BacktestView(BacktestViewModel model, ModalLayer layer) {
        this(model, ResultChart.timeChart(), FileDialogs.ofPlatform());
        centre.getChildren().addFirst(new SealedNotice(model.inputs(), layer));
    }

    BacktestView(BacktestViewModel model, ResultChart chart, FileDialogs dialogs) {
        this.model = model;
        result =
                new ResultPane(
                        model.result(), chart, dialogs, model.compare().linesProperty(), content);
        getStyleClass().add("backtest");
        VBox.setVgrow(result, Priority.ALWAYS);
        centre.getChildren().setAll(result);
        var buttons = new ResultButtons(model.result(), model.compare()::saveRun);
        var tab = new BorderPane(centre);
        tab.setLeft(new InputsPane(model.inputs(), dialogs, buttons));
        tab.setRight(details());
        tab.visibleProperty().bind(model.inputs().datasetProperty().map(open -> open.isPresent()));
        var empty = empty();
        empty.visibleProperty().bind(tab.visibleProperty().not());
        content.getChildren().setAll(tab, empty);
        getChildren().setAll(content);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private ScrollPane details() {
        var column = new VBox(new StatisticsPane(model.result()), new ComparePane(model.compare()));
        var scroll = new ScrollPane(column);
        scroll.getStyleClass().addAll("panel", "details");
        SideColumn.widen(scroll, 296);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private static EmptyPane empty() {
        return EmptyPane.of(
                "backtest-empty",
                "No dataset is open",
                "Open or import one in the Data tab (Ctrl+1); its backtest shows here at once.");
    }

    void exportTrades() {
        result.export();
    }

    private void key(KeyEvent event) {
        boolean done = true;
        if (Shortcut.SAVE.matches(event)) {
            model.saveRun();
        } else if (Shortcut.EXPORT.matches(event)) {
            result.export();
        } else {
            done = result.navigate(event);
        }
        if (done) {
            event.consume();
        }
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width);
    }
}
