package io.abtpro.ui.backtest;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Execution.Fill;
import io.abtpro.backtest.Execution.Side;
import io.abtpro.backtest.Execution.Sizing;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Side, fill, costs, capital and size.
final class TradingPane extends VBox {
    private static final List<String> SIZES =
            List.of("% of equity", "Fixed quantity", "Fixed cash");
    private static final double FIRST_QUANTITY = 1;
    private static final double FIRST_CASH = 10_000;

    private final BacktestViewModel model;
    private final Map<Side, ToggleButton> sides = new EnumMap<>(Side.class);
    private final ComboBox<String> fill = new ComboBox<>();
    private final Label fillWarning =
            Nodes.label(
                    "The close is known only when it can no longer be traded: results are too"
                            + " good.",
                    "input-problem");
    private final ComboBox<String> size = new ComboBox<>();
    private final NumberRow fee;
    private final NumberRow slippage;
    private final NumberRow capital;
    private final NumberRow sizeValue;
    private boolean showing;

    TradingPane(BacktestViewModel model) {
        this.model = model;
        getStyleClass().add("section");
        fee =
                new NumberRow(
                        "fee",
                        "Fee",
                        "bp a leg",
                        1,
                        v ->
                                change(
                                        execution().fill(),
                                        v,
                                        execution().slippageBps(),
                                        execution().capital()));
        slippage =
                new NumberRow(
                        "slippage",
                        "Slippage",
                        "bp a leg",
                        1,
                        v ->
                                change(
                                        execution().fill(),
                                        execution().feeBps(),
                                        v,
                                        execution().capital()));
        capital =
                new NumberRow(
                        "capital",
                        "Capital",
                        "",
                        0,
                        v ->
                                change(
                                        execution().fill(),
                                        execution().feeBps(),
                                        execution().slippageBps(),
                                        v));
        sizeValue = new NumberRow("size-value", "", "", 2, this::setSize);
        prepareFill();
        prepareSize();
        getChildren()
                .setAll(
                        Nodes.row("title-row", Nodes.label("Trading", "title")),
                        form("Side", segment()),
                        form("Fill", fill),
                        fillWarning,
                        fee,
                        slippage,
                        capital,
                        form("Size", size),
                        sizeValue,
                        new SizingRows(model),
                        new GateRows(model));
        model.inputsProperty().subscribe(inputs -> show(inputs.execution()));
    }

    private static HBox form(String label, Node control) {
        return Nodes.row(
                "form-row", Nodes.label(label, "muted", "form-label"), Nodes.gap(), control);
    }

    private HBox segment() {
        var group = new ToggleGroup();
        HBox segment = Nodes.row("segment");
        for (Side side : Side.values()) {
            String name = side.name().charAt(0) + side.name().substring(1).toLowerCase(Locale.ROOT);
            var button = new ToggleButton(name);
            button.setId("side-" + name.toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setOnAction(_ -> chooseSide(side));
            sides.put(side, button);
            segment.getChildren().add(button);
        }
        return segment;
    }

    private void chooseSide(Side side) {
        Execution e = execution();
        model.setExecution(
                new Execution(
                        e.fill(),
                        e.feeBps(),
                        e.slippageBps(),
                        e.capital(),
                        side,
                        e.sizing(),
                        e.riskFreeRate()));
        show(execution());
    }

    private void prepareFill() {
        fill.setId("fill");
        fill.setAccessibleText("Fill");
        fill.getItems().setAll("Next open", "Same close");
        fill.getStyleClass().add("form-combo");
        fill.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(
                        index -> {
                            if (!showing && index.intValue() >= 0) {
                                Execution e = execution();
                                change(
                                        Fill.values()[index.intValue()],
                                        e.feeBps(),
                                        e.slippageBps(),
                                        e.capital());
                            }
                        });
        fillWarning.setId("fill-warning");
        fillWarning.setWrapText(true);
        fillWarning.managedProperty().bind(fillWarning.visibleProperty());
    }

    private void prepareSize() {
        size.setId("size");
        size.setAccessibleText("Size of a position");
        size.getItems().setAll(SIZES);
        size.getStyleClass().add("form-combo");
        size.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(
                        index -> {
                            if (!showing && index.intValue() >= 0) {
                                chooseSizing(index.intValue());
                            }
                        });
    }

    private void chooseSizing(int index) {
        setSizing(
                switch (index) {
                    case 1 -> new Sizing.FixedQuantity(FIRST_QUANTITY);
                    case 2 -> new Sizing.FixedCash(FIRST_CASH);
                    default -> new Sizing.FractionOfEquity(1);
                });
    }

    private void setSize(double value) {
        setSizing(
                switch (execution().sizing()) {
                    case Sizing.FractionOfEquity _ -> new Sizing.FractionOfEquity(value / 100);
                    case Sizing.FixedQuantity _ -> new Sizing.FixedQuantity(value);
                    case Sizing.FixedCash _ -> new Sizing.FixedCash(value);
                });
    }

    private void setSizing(Sizing sizing) {
        Execution e = execution();
        model.setExecution(
                new Execution(
                        e.fill(),
                        e.feeBps(),
                        e.slippageBps(),
                        e.capital(),
                        e.side(),
                        sizing,
                        e.riskFreeRate()));
    }

    private void change(Fill newFill, double feeBps, double slippageBps, double newCapital) {
        Execution e = execution();
        model.setExecution(
                new Execution(
                        newFill,
                        feeBps,
                        slippageBps,
                        newCapital,
                        e.side(),
                        e.sizing(),
                        e.riskFreeRate()));
    }

    private Execution execution() {
        return model.inputsProperty().get().execution();
    }

    private void show(Execution execution) {
        showing = true;
        sides.forEach((side, button) -> button.setSelected(side == execution.side()));
        fill.getSelectionModel().select(execution.fill().ordinal());
        fillWarning.setVisible(execution.fill() == Fill.SAME_CLOSE);
        fee.show(execution.feeBps());
        slippage.show(execution.slippageBps());
        capital.show(execution.capital());
        showSize(execution.sizing());
        showing = false;
    }

    private void showSize(Sizing sizing) {
        switch (sizing) {
            case Sizing.FractionOfEquity f -> showSize(0, 100 * f.fraction());
            case Sizing.FixedQuantity q -> showSize(1, q.quantity());
            case Sizing.FixedCash c -> showSize(2, c.cash());
        }
    }

    private void showSize(int index, double value) {
        size.getSelectionModel().select(index);
        sizeValue.show(value);
    }
}
