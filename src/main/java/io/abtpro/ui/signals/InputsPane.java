package io.abtpro.ui.signals;

import io.abtpro.diagnostics.Calibration;
import io.abtpro.failures.RefusedException;
import io.abtpro.forest.Learner;
import io.abtpro.forest.Learners;
import io.abtpro.report.Figures;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.ui.kit.Choice;
import io.abtpro.ui.kit.CommittedField;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.InputsColumn;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.TrainingButtons;
import io.abtpro.ui.session.ResearchBlock;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The left side: what is scored, with which model, over which features, and the button that
/// trains.
final class InputsPane extends InputsColumn {
    private final SignalsViewModel model;
    private final FileDialogs files = FileDialogs.ofPlatform();
    private final Choice<Learner> learner;
    private final Choice<LabelRule> label;
    private final Choice<Calibration.Method> calibration;
    private final CommittedField firstFit;
    private final CommittedField refit;
    private final CommittedField embargo;
    private final Label settings = Nodes.label("", "muted", "statement");
    private final Label problem = refusals().place("signals-input-problem");

    InputsPane(SignalsViewModel model) {
        this.model = model;
        InputsViewModel inputs = model.inputs();
        learner = choice("learner", "Learner", Learners.all(), Learner::label, this::chooseLearner);
        label =
                choice(
                        "signal-label",
                        "Label",
                        List.of(LabelRule.netProfit(), LabelRule.TripleBarrier.usual()),
                        InputsPane::word,
                        inputs::setLabel);
        calibration =
                choice(
                        "calibration",
                        "Calibrate",
                        List.of(Calibration.Method.values()),
                        InputsPane::word,
                        inputs::setCalibration);
        firstFit = walkField("first-fit", "First fit", "out.");
        refit = walkField("refit-every", "Refit every", "out.");
        embargo = walkField("embargo", "Embargo", "bars");
        var asked = new VBox(modelSection(), new FeatureRows(model, refusals()), walkSection());
        asked.disableProperty().bind(model.trainingProperty());
        fill(
                new TrainingButtons(
                        new TrainingButtons.Ids("train-scorer", "cancel-scorer"),
                        NothingScored.state(model),
                        model::train,
                        model::cancel),
                ResearchBlock.read(
                        model.research(),
                        model.ofAnotherResearchProperty(),
                        Nodes.button("train-on-research", "Train on this research", model::train)),
                asked);
        model.inputs().askedProperty().subscribe(_ -> show());
        model.trainedProperty().subscribe(_ -> show());
    }

    private void chooseLearner(Learner chosen) {
        if (Learners.all().contains(chosen)) {
            model.inputs().setLearner(chosen.id());
        }
    }

    private static <T> Choice<T> choice(
            String id, String name, List<T> items, Function<T, String> text, Consumer<T> chosen) {
        return new Choice<>(id, name, items, text, chosen).styled("form-combo");
    }

    private CommittedField walkField(String id, String name, String unit) {
        return new CommittedField(id, name, _ -> takeWalk(), problem::setText)
                .in(unit)
                .styled("number-field");
    }

    private VBox modelSection() {
        label.setTooltip(
                new Tooltip(
                        "Net P&L: a signal won where its own trade, after fees and slippage, made"
                            + " money.\n"
                            + "Triple barrier: its target of 2 ATR came before its stop of 1 ATR"
                            + " and 20 bars, or it ended in profit then.\n"
                            + "Either is known at the close of the bar in which that trade"
                            + " ended."));
        return new VBox(
                Nodes.row(
                        "title-row",
                        Nodes.label("Model", "title"),
                        Nodes.label("reads the research above", "muted")),
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
                        files.open(
                                        getScene().getWindow(),
                                        "Open a model trained elsewhere",
                                        new FileDialogs.Kind("ONNX models", "*.onnx"))
                                .ifPresent(file -> model.inputs().takeModel(file, until));
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
        var section =
                new VBox(
                        Nodes.row(
                                "title-row",
                                Nodes.label("Walk-forward", "title"),
                                Nodes.label("purged", "muted")),
                        fields,
                        form("Calibrate", calibration),
                        new BlocksPane(model));
        section.getStyleClass().add("section");
        return section;
    }

    private static VBox field(String text, CommittedField field, String about) {
        Label label = Nodes.label(text, "muted");
        label.setTooltip(new Tooltip(about));
        field.setTooltip(new Tooltip(about));
        var box = new VBox(label, field);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static HBox form(String text, ComboBox<?> box) {
        return Nodes.row("form-row", Nodes.label(text, "muted", "form-label"), box);
    }

    private void takeWalk() {
        WalkOptions now = model.inputs().walk();
        try {
            var typed = now.with(whole(firstFit), whole(refit), whole(embargo));
            if (!typed.equals(now)) {
                model.inputs().setWalk(typed.firstFit(), typed.refitEvery(), typed.embargoBars());
            }
        } catch (NumberFormatException notWhole) {
            throw new RefusedException(
                    "A walk is set in whole numbers of outcomes and bars.", notWhole);
        }
    }

    private static int whole(CommittedField field) {
        return Integer.parseInt(field.getText().strip().replace(",", ""));
    }

    private void show() {
        ScorerInputs asked = model.inputs().askedProperty().get();
        Learner used =
                asked.given()
                        .<Learner>map(given -> given)
                        .orElseGet(() -> Learners.of(asked.learner()));
        learner.show(used);
        label.show(asked.label());
        calibration.show(asked.calibration());
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
        firstFit.show(Integer.toString(walk.firstFit()));
        refit.show(Integer.toString(walk.refitEvery()));
        embargo.show(Integer.toString(walk.embargoBars()));
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
}
