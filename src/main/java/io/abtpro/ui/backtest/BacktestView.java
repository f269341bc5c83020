package io.abtpro.ui.backtest;

import io.abtpro.ui.kit.EmptyPane;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.session.ModalLayer;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The Backtest tab: inputs, chart with trades, details.
public final class BacktestView extends Region {
    private static final KeyCombination UNDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO =
            new KeyCodeCombination(
                    KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination SAVE =
            new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination EXPORT =
            new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    private final BacktestViewModel model;
    private final StackPane content = new StackPane();
    private final VBox centre = new VBox();
    private final ResultChart chart;
    private final TradesTable trades;

    /// @param layer where the question before opening a holdout is shown
    public BacktestView(BacktestViewModel model, ModalLayer layer) {
        this(model, ResultChart.timeChart(), FileDialogs.ofPlatform());
        centre.getChildren().addFirst(new SealedNotice(model, layer));
    }

    BacktestView(BacktestViewModel model, ResultChart chart, FileDialogs dialogs) {
        this.model = model;
        this.chart = chart;
        trades = new TradesTable(model, dialogs);
        getStyleClass().add("backtest");
        SplitPane result = result(chart);
        VBox.setVgrow(result, Priority.ALWAYS);
        centre.getChildren().setAll(result);
        var tab = new BorderPane(centre);
        tab.setLeft(new InputsPane(model, dialogs));
        tab.setRight(details());
        tab.visibleProperty().bind(model.datasetProperty().map(open -> open.isPresent()));
        var empty = empty();
        empty.visibleProperty().bind(tab.visibleProperty().not());
        content.getChildren().setAll(tab, empty);
        getChildren().setAll(content);
        chart.addMenuItem("What was known here\u2026", this::showKnown);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void showKnown(int bar) {
        model.outcomeProperty()
                .get()
                .filter(outcome -> !outcome.isHidden(bar))
                .ifPresent(
                        outcome -> {
                            closeCard();
                            var card = new Card(KnownHere.of(outcome, bar), this::closeCard);
                            content.getChildren().add(card);
                            card.lookup("#copy-known").requestFocus();
                        });
    }

    private void closeCard() {
        content.getChildren().removeIf(Card.class::isInstance);
    }

    private SplitPane result(ResultChart chart) {
        trades.setMinHeight(32 + 24 + 3 * 24);
        trades.setPrefHeight(215);
        var split = new SplitPane(new ChartPane(model, chart), trades);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.706);
        SplitPane.setResizableWithParent(trades, false);
        return split;
    }

    private ScrollPane details() {
        var column = new VBox(new StatisticsPane(model), new ComparePane(model));
        var scroll = new ScrollPane(column);
        scroll.getStyleClass().addAll("panel", "details");
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

    private void key(KeyEvent event) {
        boolean done = true;
        if (REDO.match(event)) {
            model.redo();
        } else if (UNDO.match(event)) {
            model.undo();
        } else if (SAVE.match(event)) {
            model.saveRun();
        } else if (EXPORT.match(event)) {
            trades.export();
        } else {
            done = !(event.getTarget() instanceof TextInputControl) && navigate(event.getCode());
        }
        if (done) {
            event.consume();
        }
    }

    private boolean navigate(KeyCode code) {
        switch (code) {
            case OPEN_BRACKET -> model.trades().previous();
            case CLOSE_BRACKET -> model.trades().next();
            case ESCAPE -> {
                closeCard();
                model.trades().selectedProperty().set(TradesViewModel.NONE);
                chart.pinnedBarProperty().set(-1);
            }
            case F1 -> Formula.show(getScene().getFocusOwner());
            default -> {
                return false;
            }
        }
        return true;
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
