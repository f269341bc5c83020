package io.abtpro.ui.backtest;

import io.abtpro.strategies.Strategy;
import io.abtpro.ui.kit.Nodes;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The left side: strategy, its parameters, trading, period, and what can be done with the result.
final class InputsPane extends BorderPane {
    private final BacktestViewModel model;
    private final FileDialogs dialogs;
    private final ComboBox<Strategy> strategy = new ComboBox<>();
    private final VBox editor = new VBox();
    private final List<ParameterRow> rows = new ArrayList<>();
    private Optional<Strategy> edited = Optional.empty();

    InputsPane(BacktestViewModel model, FileDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().addAll("panel", "inputs");
        var content =
                new VBox(
                        titleRow(),
                        strategyRow(),
                        problem(),
                        editor,
                        new TradingPane(model),
                        new PeriodRow(model));
        content.getStyleClass().add("inputs-content");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        setBottom(buttons());
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
        strategy.setId("strategy");
        strategy.setAccessibleText("Strategy");
        strategy.setItems(model.strategies());
        strategy.setConverter(new StrategyName());
        strategy.setMaxWidth(Double.MAX_VALUE);
        strategy.setTooltip(new Tooltip());
        strategy.valueProperty()
                .subscribe(chosen -> Optional.ofNullable(chosen).ifPresent(model::choose));
        HBox.setHgrow(strategy, Priority.ALWAYS);
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

    private Label problem() {
        Label problem = Nodes.label("", "input-problem");
        problem.setId("problem");
        problem.setWrapText(true);
        problem.textProperty()
                .bind(
                        model.problemProperty()
                                .concat(
                                        model.outcomeProperty()
                                                .map(
                                                        shown ->
                                                                shown.isEmpty()
                                                                        ? ""
                                                                        : "\nThe last good result"
                                                                                + " stays on"
                                                                                + " screen.")));
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private void show(Inputs inputs) {
        if (!edited.equals(Optional.of(inputs.strategy()))) {
            edited = Optional.of(inputs.strategy());
            strategy.setValue(inputs.strategy());
            strategy.getTooltip()
                    .setText(inputs.strategy().name() + ". " + inputs.strategy().description());
            rows.clear();
            inputs.strategy()
                    .space()
                    .parameters()
                    .forEach(p -> rows.add(new ParameterRow(model, p)));
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
        json.setOnAction(_ -> copy(model.json()));
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

    static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static final class StrategyName extends StringConverter<Strategy> {
        @Override
        public String toString(Strategy strategy) {
            return Optional.ofNullable(strategy).map(Strategy::id).orElse("");
        }

        @Override
        public Strategy fromString(String text) {
            throw new UnsupportedOperationException("strategies are chosen, not typed: " + text);
        }
    }
}
