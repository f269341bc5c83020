package io.abtpro.ui.signals;

import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.Shortcut;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The Signals tab: inputs, verdict, threshold and equity, signals, diagnostics, the chosen signal.
public final class SignalsView extends BorderPane {
    private static final double STALE_OPACITY = 0.6;
    private static final double THRESHOLD_WIDTH = 296;
    private static final double TOP_HEIGHT = 212;
    private static final double LEAST_TOP = 150;
    private static final double DIAGNOSTICS_HEIGHT = 232;
    private static final double LEAST_DIAGNOSTICS = 232;
    private static final double TABLE_HEIGHT = 32 + 26 + 6 * DenseTable.ROW;

    /// @param gating what the button does that gates the backtest by these scores
    public SignalsView(SignalsViewModel model, Runnable gating) {
        getStyleClass().add("signals");
        var threshold = new ThresholdPane(model);
        threshold.setMinWidth(THRESHOLD_WIDTH);
        threshold.setPrefWidth(THRESHOLD_WIDTH);
        var equity = new EquityPane(model);
        HBox.setHgrow(equity, Priority.ALWAYS);
        equity.setMinWidth(0);
        var top = new HBox(threshold, equity);
        top.getStyleClass().add("top-row");
        top.setMinHeight(LEAST_TOP);
        VBox.setVgrow(top, Priority.ALWAYS);
        top.setPrefHeight(TOP_HEIGHT);
        var table = new SignalsTable(model);
        table.setPrefHeight(TABLE_HEIGHT);
        VBox.setVgrow(table, Priority.SOMETIMES);
        var diagnostics = new DiagnosticsPane(model);
        diagnostics.setMinHeight(LEAST_DIAGNOSTICS);
        VBox.setVgrow(diagnostics, Priority.ALWAYS);
        diagnostics.setPrefHeight(DIAGNOSTICS_HEIGHT);
        var centre = new VBox(VerdictPane.of(model), top, table, diagnostics);
        var details = new DetailsPane(model, gating);
        var ready =
                Bindings.createBooleanBinding(
                        () -> model.trainedProperty().get().isPresent(), model.trainedProperty());
        for (Node node : new Node[] {centre, details}) {
            node.visibleProperty().bind(ready);
            node.opacityProperty()
                    .bind(Bindings.when(model.staleBinding()).then(STALE_OPACITY).otherwise(1.0));
        }
        details.managedProperty().bind(ready);
        var empty = NothingScored.of(model);
        empty.visibleProperty().bind(ready.not());
        var stack = new StackPane(centre, empty);
        stack.setMinWidth(0);
        VBox.setVgrow(stack, Priority.ALWAYS);
        setLeft(new InputsPane(model));
        setCenter(new VBox(NoticePane.of(model), stack));
        setRight(details);
        visibleProperty().subscribe(model::setSeen);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> key(model, event));
    }

    private static void key(SignalsViewModel model, KeyEvent event) {
        if (Shortcut.PREVIOUS.matches(event) || Shortcut.NEXT.matches(event)) {
            model.step(Shortcut.PREVIOUS.matches(event) ? -1 : 1);
            event.consume();
        } else if (Shortcut.CLOSE.matches(event)) {
            model.filterProperty()
                    .set(Filter.none().withInSample(model.filterProperty().get().inSample()));
        }
    }
}
