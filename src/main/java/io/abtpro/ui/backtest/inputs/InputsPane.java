package io.abtpro.ui.backtest.inputs;

import io.abtpro.strategies.Strategy;
import io.abtpro.ui.kit.Choice;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.InputsColumn;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.ResearchBlock;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The left side: strategy, its parameters, trading, period, and under them what can be done with
/// the result.
public final class InputsPane extends InputsColumn {
    private final InputsViewModel model;
    private final FileDialogs dialogs;
    private final Choice<Strategy> strategy;
    private final VBox editor = new VBox();
    private final List<ParameterRow> rows = new ArrayList<>();
    private Optional<Strategy> edited = Optional.empty();

    /// @param buttons what can be done with the result; they stand under the fields
    public InputsPane(InputsViewModel model, FileDialogs dialogs, Region buttons) {
        this.model = model;
        this.dialogs = dialogs;
        strategy = new Choice<>("strategy", "Strategy", List.of(), Strategy::id, model::choose);
        strategy.setItems(model.strategies());
        strategy.setMaxWidth(Double.MAX_VALUE);
        strategy.setTooltip(new Tooltip());
        HBox.setHgrow(strategy, Priority.ALWAYS);
        sayProblem();
        fill(
                buttons,
                ResearchBlock.edited(model.research()),
                strategyRow(),
                editor,
                new TradingPane(model, refusals()),
                new PeriodRow(model, refusals()));
        model.inputsProperty().subscribe(this::show);
    }

    private HBox strategyRow() {
        Button load =
                Nodes.icon(
                        "load-strategy",
                        Feather.FOLDER,
                        "Load ta4j strategy JSON\u2026",
                        this::loadStrategy);
        return Nodes.row("form-row", strategy, load);
    }

    private void loadStrategy() {
        dialogs.open(getScene().getWindow(), "Load ta4j strategy JSON")
                .ifPresent(model::loadStrategy);
    }

    private void sayProblem() {
        refusals()
                .place("problem")
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::problem, model.problemProperty(), model.hasResultProperty()));
    }

    private String problem() {
        String fault = model.problemProperty().get();
        return fault.isEmpty() || !model.hasResultProperty().get()
                ? fault
                : fault + "\nThe last good result stays on screen.";
    }

    private void show(Research inputs) {
        if (!edited.equals(Optional.of(inputs.strategy()))) {
            edited = Optional.of(inputs.strategy());
            strategy.show(inputs.strategy());
            strategy.getTooltip()
                    .setText(inputs.strategy().name() + ". " + inputs.strategy().description());
            refusals().remove(rows.stream().map(ParameterRow::problem).toList());
            rows.clear();
            inputs.strategy()
                    .space()
                    .parameters()
                    .forEach(p -> rows.add(new ParameterRow(model, refusals(), p)));
            editor.getChildren().setAll(rows);
        }
        rows.forEach(row -> row.show(inputs));
    }
}
