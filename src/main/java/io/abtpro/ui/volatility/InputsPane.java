package io.abtpro.ui.volatility;

import atlantafx.base.controls.ProgressSliderSkin;

import io.abtpro.failures.RefusedException;
import io.abtpro.forest.RegressionForestLearner;
import io.abtpro.ui.kit.Choice;
import io.abtpro.ui.kit.CommittedField;
import io.abtpro.ui.kit.InputsColumn;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.TrainingButtons;
import io.abtpro.volatility.VolatilityEstimator;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.IntConsumer;

/// The left side: what to forecast, what to draw, the forest, and the button that trains.
final class InputsPane extends InputsColumn {
    private static final int MANY = 10;

    private final VolatilityViewModel model;
    private final Choice<VolatilityEstimator> estimator;
    private final CommittedField horizon;
    private final CommittedField refit;
    private final Slider slider =
            new Slider(1, ForecastInputs.MOST_HORIZON, ForecastInputs.DEFAULT_HORIZON);
    private final Label problem = refusals().place("volatility-input-problem");
    private boolean showing;

    InputsPane(VolatilityViewModel model) {
        this.model = model;
        estimator =
                new Choice<>(
                                "estimator",
                                "Estimator of volatility",
                                List.of(VolatilityEstimator.values()),
                                VolatilityEstimator::label,
                                model::setEstimator)
                        .styled("form-combo");
        horizon = bars("horizon", "Horizon in bars", model::setHorizon);
        refit = bars("refit", "Bars between fits", model::setRefitEvery);
        var asked =
                new VBox(title("Forecast", ""), estimatorRow(), horizonRow(), slider, statement());
        var forest = section("Forest", "", forestLine(), refitRow());
        asked.disableProperty().bind(model.trainingProperty());
        forest.disableProperty().bind(model.trainingProperty());
        prepareSlider();
        fill(
                new TrainingButtons(
                        new TrainingButtons.Ids("train", "cancel-training"),
                        NothingForecast.state(model),
                        model::train,
                        model::cancel),
                asked,
                new BandRows(model),
                new BaselineRows(model),
                forest,
                new ImportanceRows(model));
        model.askedProperty().subscribe(this::show);
    }

    private CommittedField bars(String id, String name, IntConsumer taken) {
        return new CommittedField(
                        id, name, typed -> taken.accept(whole(id, typed)), problem::setText)
                .in("bars")
                .styled("number-field");
    }

    private static int whole(String id, String typed) {
        try {
            return Integer.parseInt(typed.strip().replace(",", ""));
        } catch (NumberFormatException notWhole) {
            throw new RefusedException(
                    "%s must be a whole number of bars, was '%s'".formatted(id, typed), notWhole);
        }
    }

    static HBox title(String text, String about) {
        return Nodes.row("title-row", Nodes.label(text, "title"), Nodes.label(about, "muted"));
    }

    static VBox section(String text, String about, Node... rows) {
        var section = new VBox(title(text, about));
        section.getStyleClass().add("section");
        section.getChildren().addAll(rows);
        return section;
    }

    private HBox estimatorRow() {
        estimator.setTooltip(
                new Tooltip(
                        "How the volatility of a bar is measured; gaps between bars count in"
                                + " each"));
        return Nodes.row("form-row", Nodes.label("Estimator", "muted"), Nodes.gap(), estimator);
    }

    private HBox horizonRow() {
        return Nodes.row("form-row", Nodes.label("Horizon"), Nodes.gap(), horizon);
    }

    private HBox refitRow() {
        Label purge = Nodes.label("", "muted");
        purge.textProperty().bind(model.askedProperty().map(a -> "purged by " + a.horizon()));
        purge.setTooltip(
                new Tooltip(
                        "A fit uses no row whose outcome was not yet known: as many rows as the"
                                + " horizon has bars are left out"));
        return Nodes.row("form-row", Nodes.label("Refit every", "muted"), refit, purge);
    }

    private void prepareSlider() {
        slider.setId("horizon-slider");
        slider.setAccessibleText("Horizon in bars");
        slider.getStyleClass().add("small");
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.valueProperty()
                .subscribe(
                        (_, value) -> {
                            if (!showing) {
                                problem.setText("");
                                model.setHorizon((int) Math.round(value.doubleValue()));
                            }
                        });
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        slider.addEventFilter(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    if (event.getClickCount() == 2) {
                        model.setHorizon(ForecastInputs.DEFAULT_HORIZON);
                    }
                });
    }

    private void key(KeyEvent event) {
        int steps = event.isShiftDown() ? MANY : 1;
        int now = model.askedProperty().get().horizon();
        switch (event.getCode()) {
            case RIGHT, UP -> model.setHorizon(Math.min(ForecastInputs.MOST_HORIZON, now + steps));
            case LEFT, DOWN -> model.setHorizon(Math.max(1, now - steps));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Label statement() {
        Label statement = Nodes.label("", "muted", "statement");
        statement.setId("annualisation");
        statement.setWrapText(true);
        statement
                .textProperty()
                .bind(
                        model.sourceProperty()
                                .map(
                                        s ->
                                                s.map(
                                                                from ->
                                                                        "% a year, "
                                                                                + from.bars()
                                                                                        .year()
                                                                                        .statement())
                                                        .orElse("")));
        return statement;
    }

    /// The forest that a training for what is asked fits.
    private HBox forestLine() {
        HBox line = Nodes.row("facts");
        model.askedProperty()
                .subscribe(
                        asked ->
                                line.getChildren()
                                        .setAll(
                                                facts(asked.options().forest()).stream()
                                                        .map(fact -> Nodes.whole(fact, "muted"))
                                                        .toList()));
        line.setId("forest-settings");
        return line;
    }

    static List<String> facts(RegressionForestLearner forest) {
        return List.of(
                forest.trees() + " trees",
                "depth " + forest.depth(),
                "node " + forest.nodeSize(),
                "seed " + forest.seed());
    }

    private void show(ForecastInputs asked) {
        showing = true;
        estimator.show(asked.estimator());
        horizon.show(Integer.toString(asked.horizon()));
        refit.show(Integer.toString(asked.refitEvery()));
        slider.setValue(asked.horizon());
        showing = false;
    }
}
