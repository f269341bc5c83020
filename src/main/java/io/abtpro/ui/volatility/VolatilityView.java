package io.abtpro.ui.volatility;

import io.abtpro.ui.kit.Shortcut;
import io.abtpro.ui.kit.SideColumn;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The Volatility tab: inputs, history with diagnostics, the next forecast.
public final class VolatilityView extends BorderPane {
    private static final double STALE_OPACITY = 0.6;

    /// @param sizing what the button does that sizes positions by these forecasts
    public VolatilityView(VolatilityViewModel model, Runnable sizing) {
        getStyleClass().add("volatility");
        var history = new HistoryPane(model);
        var centre = new VBox(VerdictPane.of(model), history, new PlotsPane(model));
        VBox.setVgrow(history, Priority.ALWAYS);
        var details = details(model, sizing);
        var ready =
                Bindings.createBooleanBinding(
                        () -> model.forecastsProperty().get().isPresent(),
                        model.forecastsProperty());
        for (Node node : new Node[] {centre, details}) {
            node.visibleProperty().bind(ready);
            node.opacityProperty()
                    .bind(Bindings.when(model.staleBinding()).then(STALE_OPACITY).otherwise(1.0));
        }
        details.managedProperty().bind(ready);
        var empty = NothingForecast.of(model);
        empty.visibleProperty().bind(ready.not());
        var stack = new StackPane(centre, empty);
        stack.setMinWidth(0);
        VBox.setVgrow(stack, Priority.ALWAYS);
        setLeft(new InputsPane(model));
        setCenter(new VBox(NoticePane.of(model), stack));
        setRight(details);
        visibleProperty().subscribe(model::setSeen);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (Shortcut.CLOSE.matches(event)) {
                        model.pin(-1);
                    }
                });
    }

    private static BorderPane details(VolatilityViewModel model, Runnable sizing) {
        var column = new VBox(new NextPane(model), new FanPane(model), new LossTable(model));
        var scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var size = new Button("Size positions by this in Backtest");
        size.setId("size-positions");
        size.setMaxWidth(Double.MAX_VALUE);
        size.setTooltip(
                new Tooltip(
                        "Trades smaller where this forecast, known at the signal's close, is"
                                + " higher"));
        size.setOnAction(_ -> sizing.run());
        var button = new VBox(size);
        button.getStyleClass().add("details-button");
        var details = new BorderPane(scroll);
        details.setBottom(button);
        details.getStyleClass().addAll("panel", "details");
        SideColumn.widen(details, 304);
        return details;
    }
}
