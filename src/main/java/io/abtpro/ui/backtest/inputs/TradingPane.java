package io.abtpro.ui.backtest.inputs;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Execution.Fill;
import io.abtpro.backtest.Execution.Side;
import io.abtpro.backtest.Execution.Sizing;
import io.abtpro.ui.kit.Choice;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Refusals;
import io.abtpro.ui.kit.Segment;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;

/// Side, fill, costs, capital and size.
final class TradingPane extends VBox {
    private static final List<String> SIZES =
            List.of("% of equity", "Fixed quantity", "Fixed cash");
    private static final double FIRST_QUANTITY = 1;
    private static final double FIRST_CASH = 10_000;

    private final InputsViewModel model;
    private final Segment<Side> sides =
            new Segment<>(
                    List.of(Side.values()),
                    side -> "side-" + side.name().toLowerCase(Locale.ROOT),
                    TradingPane::name,
                    this::chooseSide);
    private final Choice<Fill> fill =
            new Choice<>(
                            "fill",
                            "Fill",
                            List.of(Fill.NEXT_OPEN, Fill.SAME_CLOSE),
                            f -> f == Fill.NEXT_OPEN ? "Next open" : "Same close",
                            this::chooseFill)
                    .styled("form-combo");
    private final Label fillWarning =
            Nodes.label(
                    "The close is known only when it can no longer be traded: results are too"
                            + " good.",
                    "input-problem");
    private final Choice<String> size =
            new Choice<>(
                            "size",
                            "Size of a position",
                            SIZES,
                            text -> text,
                            chosen -> chooseSizing(SIZES.indexOf(chosen)))
                    .styled("form-combo");
    private final NumberRow fee;
    private final NumberRow slippage;
    private final NumberRow capital;
    private final NumberRow sizeValue;

    /// @param refusals where is said what is not taken
    TradingPane(InputsViewModel model, Refusals refusals) {
        this.model = model;
        getStyleClass().add("section");
        fee =
                new NumberRow(
                        refusals,
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
                        refusals,
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
                        refusals,
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
        sizeValue = new NumberRow(refusals, "size-value", "", "", 2, this::setSize);
        fillWarning.setId("fill-warning");
        fillWarning.setWrapText(true);
        fillWarning.managedProperty().bind(fillWarning.visibleProperty());
        getChildren()
                .setAll(
                        Nodes.row("title-row", Nodes.label("Trading", "title")),
                        form("Side", sides),
                        form("Fill", fill),
                        fillWarning,
                        fee,
                        slippage,
                        capital,
                        form("Size", size),
                        sizeValue,
                        new SizingRows(model, refusals),
                        new GateRows(model, refusals));
        model.inputsProperty().subscribe(inputs -> show(inputs.execution()));
    }

    private static HBox form(String label, Node control) {
        return Nodes.row(
                "form-row", Nodes.label(label, "muted", "form-label"), Nodes.gap(), control);
    }

    private static String name(Side side) {
        return side.name().charAt(0) + side.name().substring(1).toLowerCase(Locale.ROOT);
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

    private void chooseFill(Fill chosen) {
        Execution e = execution();
        change(chosen, e.feeBps(), e.slippageBps(), e.capital());
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
        sides.choose(execution.side());
        fill.show(execution.fill());
        fillWarning.setVisible(execution.fill() == Fill.SAME_CLOSE);
        fee.show(execution.feeBps());
        slippage.show(execution.slippageBps());
        capital.show(execution.capital());
        showSize(execution.sizing());
    }

    private void showSize(Sizing sizing) {
        switch (sizing) {
            case Sizing.FractionOfEquity f -> showSize(0, 100 * f.fraction());
            case Sizing.FixedQuantity q -> showSize(1, q.quantity());
            case Sizing.FixedCash c -> showSize(2, c.cash());
        }
    }

    private void showSize(int index, double value) {
        size.show(SIZES.get(index));
        sizeValue.show(value);
    }
}
