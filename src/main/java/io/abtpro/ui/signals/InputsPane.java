package io.abtpro.ui.signals;

import atlantafx.base.controls.CustomTextField;

import io.abtpro.backtest.Execution;
import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.Learner;
import io.abtpro.report.Figures;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.Learners;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.strategies.Strategy;
import io.abtpro.ui.kit.Nodes;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The left side: what is scored, with which model, over which features, and the button that
/// trains.
final class InputsPane extends BorderPane {
    private final SignalsViewModel model;
    private final ComboBox<Strategy> strategy = new ComboBox<>();
    private final ComboBox<Execution.Side> side = new ComboBox<>();
    private final ComboBox<Learner> learner = new ComboBox<>();
    private final ComboBox<LabelRule> label = new ComboBox<>();
    private final ComboBox<Calibration.Method> calibration = new ComboBox<>();
    private final CustomTextField firstFit = new CustomTextField();
    private final CustomTextField refit = new CustomTextField();
    private final CustomTextField embargo = new CustomTextField();
    private final Label settings = Nodes.label("", "muted", "statement");
    private final Label parameters = Nodes.label("", "muted", "statement");
    private final Label problem = Nodes.label("", "input-problem");
    private boolean showing;

    InputsPane(SignalsViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "inputs");
        var content = new VBox(modelSection(), new FeatureRows(model), walkSection());
        content.getStyleClass().add("inputs-content");
        content.disableProperty().bind(model.trainingProperty());
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        setBottom(buttons());
        model.inputs().askedProperty().subscribe(_ -> show());
        model.testedProperty().subscribe(_ -> show());
        model.trainedProperty().subscribe(_ -> show());
    }

    private VBox modelSection() {
        prepare(
                strategy,
                "signal-strategy",
                model.inputs().strategies(),
                Strategy::id,
                model.inputs()::setStrategy);
        prepare(
                side,
                "signal-side",
                List.of(Execution.Side.BOTH, Execution.Side.LONG, Execution.Side.SHORT),
                InputsPane::word,
                model.inputs()::setSide);
        prepare(
                learner,
                "learner",
                Learners.all(),
                InputsPane::name,
                chosen -> {
                    if (Learners.all().contains(chosen)) {
                        model.inputs().setLearner(chosen.id());
                    }
                });
        prepare(
                label,
                "signal-label",
                List.of(LabelRule.netProfit(), LabelRule.TripleBarrier.usual()),
                InputsPane::word,
                model.inputs()::setLabel);
        label.setTooltip(
                new Tooltip(
                        "Net P&L: a signal won where its own trade, after fees and slippage, made"
                            + " money.\n"
                            + "Triple barrier: its target of 2 ATR came before its stop of 1 ATR"
                            + " and 20 bars, or it ended in profit then.\n"
                            + "Either is known at the close of the bar in which that trade"
                            + " ended."));
        parameters.setId("signal-parameters");
        parameters.setWrapText(true);
        return new VBox(
                Nodes.row("title-row", Nodes.label("Model", "title")),
                form("Strategy", strategy),
                parameters,
                form("Signals", side),
                form("Learner", learner),
                givenRow(),
                form("Label", label),
                settings);
    }

    /// A model trained elsewhere, and the last day its training knew, which must be said first.
    private HBox givenRow() {
        var day = new TextField();
        day.setId("trained-until");
        day.setAccessibleText("Last day that the model was trained on");
        day.setPromptText("2015-12-31");
        day.getStyleClass().add("day-field");
        day.setTooltip(
                new Tooltip(
                        "The last day that the model's training knew; signals up to it are"
                                + " in-sample"));
        var choose = new Button("ONNX, trained until");
        choose.setId("choose-onnx");
        choose.setTooltip(
                new Tooltip(
                        "A model trained elsewhere: its inputs are named as the features. Say first"
                                + " until when it was trained."));
        choose.setOnAction(
                _ -> {
                    try {
                        LocalDate until = LocalDate.parse(day.getText().strip());
                        problem.setText("");
                        var chooser = new FileChooser();
                        chooser.setTitle("Open a model trained elsewhere");
                        chooser.getExtensionFilters()
                                .setAll(new FileChooser.ExtensionFilter("ONNX models", "*.onnx"));
                        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()))
                                .ifPresent(file -> model.inputs().takeModel(file.toPath(), until));
                    } catch (DateTimeParseException noDay) {
                        problem.setText(
                                "Say until when the model was trained, as a day such as 2015-12-31:"
                                        + " signals up to it are in-sample.");
                        day.requestFocus();
                    }
                });
        return Nodes.row("model-row", choose, Nodes.gap(), day);
    }

    private VBox walkSection() {
        prepare(firstFit, "first-fit", "out.");
        prepare(refit, "refit-every", "out.");
        prepare(embargo, "embargo", "bars");
        HBox fields =
                Nodes.row(
                        "walk-row",
                        field(
                                "First fit",
                                firstFit,
                                "Outcomes that must be known before the first score"),
                        field(
                                "Refit every",
                                refit,
                                "Outcomes that must have become known since the last fit, and a"
                                    + " tenth more of those known then; a number of your own stands"
                                    + " alone"),
                        field(
                                "Embargo",
                                embargo,
                                "Bars between the last outcome a model may know and the first"
                                        + " signal it scores"));
        prepare(
                calibration,
                "calibration",
                List.of(Calibration.Method.values()),
                InputsPane::word,
                model.inputs()::setCalibration);
        problem.setId("signals-input-problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        var section =
                new VBox(
                        Nodes.row(
                                "title-row",
                                Nodes.label("Walk-forward", "title"),
                                Nodes.label("purged", "muted")),
                        fields,
                        problem,
                        form("Calibrate", calibration),
                        new BlocksPane(model));
        section.getStyleClass().add("section");
        return section;
    }

    private static VBox field(String text, CustomTextField field, String about) {
        Label label = Nodes.label(text, "muted");
        label.setTooltip(new Tooltip(about));
        field.setTooltip(new Tooltip(about));
        var box = new VBox(label, field);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static HBox form(String text, ComboBox<?> box) {
        box.getStyleClass().add("form-combo");
        return Nodes.row("form-row", Nodes.label(text, "muted", "form-label"), box);
    }

    private <T> void prepare(
            ComboBox<T> box,
            String id,
            List<T> items,
            Function<T, String> text,
            Consumer<T> chosen) {
        box.setId(id);
        box.setAccessibleText(id.replace('-', ' '));
        box.getItems().setAll(items);
        box.setConverter(new Words<>(text));
        box.valueProperty()
                .subscribe(
                        value -> {
                            if (!showing) {
                                Optional.ofNullable(value).ifPresent(chosen);
                            }
                        });
    }

    /// What is typed is taken on Enter and on leaving; what cannot be is said, and the old value
    /// stays.
    private void prepare(CustomTextField field, String id, String unit) {
        field.setId(id);
        field.setAccessibleText(id.replace('-', ' '));
        field.setRight(Nodes.label(unit, "muted"));
        field.getStyleClass().add("number-field");
        field.setOnAction(_ -> takeWalk());
        field.focusedProperty()
                .subscribe(
                        (_, focused) -> {
                            if (!focused) {
                                takeWalk();
                            }
                        });
    }

    private void takeWalk() {
        WalkOptions now = model.inputs().walk();
        try {
            var typed = now.with(whole(firstFit), whole(refit), whole(embargo));
            problem.setText("");
            if (!typed.equals(now)) {
                model.inputs().setWalk(typed.firstFit(), typed.refitEvery(), typed.embargoBars());
            }
        } catch (NumberFormatException notWhole) {
            problem.setText("A walk is set in whole numbers of outcomes and bars.");
        } catch (IllegalArgumentException outside) {
            problem.setText(String.valueOf(outside.getMessage()));
        }
        show();
    }

    private static int whole(CustomTextField field) {
        return Integer.parseInt(field.getText().strip().replace(",", ""));
    }

    private void show() {
        showing = true;
        Asked asked = model.inputs().askedProperty().get();
        strategy.setValue(asked.strategy());
        side.setValue(asked.side());
        Learner used =
                asked.given()
                        .<Learner>map(given -> given)
                        .orElseGet(() -> Learners.of(asked.learner()));
        learner.setValue(used);
        label.setValue(asked.label());
        calibration.setValue(asked.calibration());
        parameters.setText(model.inputs().parametersStatement());
        settings.setText(
                used.hyperParameters().entrySet().stream()
                        .filter(setting -> !setting.getValue().equals("0"))
                        .map(
                                setting ->
                                        setting.getKey().replace("nodeSize", "node")
                                                + " "
                                                + setting.getValue())
                        .collect(Collectors.joining("   ")));
        WalkOptions walk = model.inputs().walk();
        firstFit.setText(Integer.toString(walk.firstFit()));
        refit.setText(Integer.toString(walk.refitEvery()));
        embargo.setText(Integer.toString(walk.embargoBars()));
        showing = false;
    }

    private VBox buttons() {
        var train = new Button("", new FontIcon(Feather.PLAY));
        train.setId("train-scorer");
        train.getStyleClass().add("accent");
        train.setMaxWidth(Double.MAX_VALUE);
        train.textProperty()
                .bind(
                        Bindings.when(
                                        Bindings.createBooleanBinding(
                                                () -> model.trainedProperty().get().isPresent(),
                                                model.trainedProperty()))
                                .then("Train again")
                                .otherwise("Train"));
        train.setOnAction(_ -> model.train());
        train.visibleProperty().bind(model.trainingProperty().not());
        train.managedProperty().bind(train.visibleProperty());
        train.disableProperty().bind(model.openProperty().map(Optional::isEmpty));
        var cancel = new Button("Cancel training", new FontIcon(Feather.X));
        cancel.setId("cancel-scorer");
        cancel.setMaxWidth(Double.MAX_VALUE);
        cancel.setOnAction(_ -> model.cancel());
        cancel.visibleProperty().bind(model.trainingProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        var buttons = new VBox(train, cancel);
        buttons.getStyleClass().add("inputs-buttons");
        return buttons;
    }

    static String name(Learner learner) {
        return switch (learner.id()) {
            case "random-forest" -> "Random forest";
            case "gradient-boosting" -> "Gradient boosting";
            case "logistic-regression" -> "Logistic regression";
            case "onnx" -> "ONNX model";
            default -> learner.id();
        };
    }

    private static String word(Execution.Side side) {
        return switch (side) {
            case BOTH -> "Long and short";
            case LONG -> "Long only";
            case SHORT -> "Short only";
        };
    }

    private static String word(LabelRule rule) {
        return rule instanceof LabelRule.TripleBarrier barrier
                ? "Target %s, stop %s ATR, %d bars"
                        .formatted(
                                Figures.plain(barrier.target(), 0),
                                Figures.plain(barrier.stop(), 0),
                                barrier.bars())
                : "Net P&L above 0";
    }

    private static String word(Calibration.Method method) {
        return switch (method) {
            case NONE -> "Not at all";
            case PLATT -> "Platt, past folds";
            case ISOTONIC -> "Isotonic, past folds";
        };
    }

    private static final class Words<T> extends StringConverter<T> {
        private final Function<T, String> text;

        Words(Function<T, String> text) {
            this.text = text;
        }

        @Override
        public String toString(@Nullable T value) {
            return value == null ? "" : text.apply(value);
        }

        @Override
        public T fromString(String typed) {
            throw new UnsupportedOperationException("items are chosen, not typed: " + typed);
        }
    }
}
