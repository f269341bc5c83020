package io.abtpro.ui.backtest;

import io.abtpro.strategies.Strategy;
import io.abtpro.ui.kit.Choice;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.InputsColumn;
import io.abtpro.ui.kit.Nodes;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The left side: strategy, its parameters, trading, period, and what can be done with the result.
final class InputsPane extends InputsColumn {
    private final BacktestViewModel model;
    private final FileDialogs dialogs;
    private final Choice<Strategy> strategy;
    private final VBox editor = new VBox();
    private final List<ParameterRow> rows = new ArrayList<>();
    private Optional<Strategy> edited = Optional.empty();

    InputsPane(BacktestViewModel model, FileDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        strategy = new Choice<>("strategy", "Strategy", List.of(), Strategy::id, model::choose);
        strategy.setItems(model.strategies());
        strategy.setMaxWidth(Double.MAX_VALUE);
        strategy.setTooltip(new Tooltip());
        HBox.setHgrow(strategy, Priority.ALWAYS);
        sayProblem();
        fill(
                buttons(),
                titleRow(),
                strategyRow(),
                editor,
                new TradingPane(model, refusals()),
                new PeriodRow(model, refusals()));
        model.inputsProperty().subscribe(this::show);
    }

    private HBox titleRow() {
        Button undo = Nodes.icon("undo", Feather.CORNER_UP_LEFT, "Undo (Ctrl+Z)", model::undo);
        Button redo =
                Nodes.icon("redo", Feather.CORNER_UP_RIGHT, "Redo (Ctrl+Shift+Z)", model::redo);
        undo.disableProperty().bind(model.edits().history().canUndoProperty().not());
        redo.disableProperty().bind(model.edits().history().canRedoProperty().not());
        return Nodes.row("title-row", Nodes.label("Strategy", "title"), Nodes.gap(), undo, redo);
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
                                this::problem, model.problemProperty(), model.outcomeProperty()));
    }

    private String problem() {
        String fault = model.problemProperty().get();
        return fault.isEmpty() || model.outcomeProperty().get().isEmpty()
                ? fault
                : fault + "\nThe last good result stays on screen.";
    }

    private void show(Inputs inputs) {
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

    private HBox buttons() {
        var save = new Button("Save run", new FontIcon(Feather.DOWNLOAD));
        save.setId("save-run");
        save.getStyleClass().add("accent");
        save.setMaxWidth(Double.MAX_VALUE);
        save.setOnAction(_ -> model.saveRun());
        var json = new Button("JSON", new FontIcon(Feather.COPY));
        json.setId("copy-json");
        json.setOnAction(_ -> Nodes.copy(model.json()));
        HBox.setHgrow(save, Priority.ALWAYS);
        HBox buttons = Nodes.row("inputs-buttons", explained(save), explained(json));
        HBox.setHgrow(buttons.getChildren().getFirst(), Priority.ALWAYS);
        return buttons;
    }

    /// A disabled control shows no tooltip of its own, so the one around it does.
    private Node explained(Button button) {
        button.disableProperty().bind(model.hasResultProperty().not());
        var around = new HBox(button);
        var tip = new Tooltip();
        tip.textProperty()
                .bind(
                        Bindings.when(button.disableProperty())
                                .then(
                                        "There is no result yet: open a dataset and correct what is"
                                                + " amber.")
                                .otherwise(button.getText() + " of the result shown"));
        Tooltip.install(around, tip);
        return around;
    }
}
