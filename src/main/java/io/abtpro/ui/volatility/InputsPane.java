package io.abtpro.ui.volatility;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.ProgressSliderSkin;

import io.abtpro.ui.kit.Nodes;
import io.abtpro.volatility.VolatilityEstimator;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;
import java.util.function.IntConsumer;

/// The left side: what to forecast, what to draw, the forest, and the button that trains.
final class InputsPane extends BorderPane {
    private static final int MANY = 10;

    private final VolatilityViewModel model;
    private final ComboBox<VolatilityEstimator> estimator = new ComboBox<>();
    private final CustomTextField horizon = new CustomTextField();
    private final CustomTextField refit = new CustomTextField();
    private final Slider slider = new Slider(1, Asked.MOST_HORIZON, Asked.DEFAULT_HORIZON);
    private final Label problem = Nodes.label("", "input-problem");
    private boolean showing;

    InputsPane(VolatilityViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "inputs");
        var asked =
                new VBox(
                        title("Forecast", ""),
                        estimatorRow(),
                        horizonRow(),
                        slider,
                        statement(),
                        problem);
        var forest = section("Forest", "", forestLine(), refitRow());
        asked.disableProperty().bind(model.trainingProperty());
        forest.disableProperty().bind(model.trainingProperty());
        var content =
                new VBox(
                        asked,
                        new BandRows(model),
                        new BaselineRows(model),
                        forest,
                        new ImportanceRows(model));
        content.getStyleClass().add("inputs-content");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        setBottom(buttons());
        prepareSlider();
        problem.setId("volatility-input-problem");
        problem.managedProperty().bind(problem.visibleProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        model.askedProperty().subscribe(this::show);
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
        estimator.setId("estimator");
        estimator.setAccessibleText("Estimator of volatility");
        estimator.getItems().setAll(VolatilityEstimator.values());
        estimator.setConverter(new EstimatorName());
        estimator.getStyleClass().add("form-combo");
        estimator.setTooltip(
                new Tooltip(
                        "How the volatility of a bar is measured; gaps between bars count in"
                                + " each"));
        estimator
                .valueProperty()
                .subscribe(
                        chosen -> {
                            if (!showing) {
                                Optional.ofNullable(chosen).ifPresent(model::setEstimator);
                            }
                        });
        return Nodes.row("form-row", Nodes.label("Estimator", "muted"), Nodes.gap(), estimator);
    }

    private HBox horizonRow() {
        prepare(horizon, "horizon", "bars", model::setHorizon);
        return Nodes.row("form-row", Nodes.label("Horizon"), Nodes.gap(), horizon);
    }

    private HBox refitRow() {
        prepare(refit, "refit", "bars", model::setRefitEvery);
        Label purge = Nodes.label("", "muted");
        purge.textProperty().bind(model.askedProperty().map(a -> "purged by " + a.horizon()));
        purge.setTooltip(
                new Tooltip(
                        "A fit uses no row whose outcome was not yet known: as many rows as the"
                                + " horizon has bars are left out"));
        return Nodes.row("form-row", Nodes.label("Refit every", "muted"), refit, purge);
    }

    /// What is typed is taken on Enter and on leaving; what cannot be is said, and the old value
    /// stays.
    private void prepare(CustomTextField field, String id, String unit, IntConsumer taken) {
        field.setId(id);
        field.setAccessibleText(id.equals("refit") ? "Bars between fits" : "Horizon in bars");
        field.setRight(Nodes.label(unit, "muted"));
        field.getStyleClass().add("number-field");
        Runnable commit =
                () -> {
                    problem.setText(refused(field.getText(), id, taken));
                    show(model.askedProperty().get());
                };
        field.setOnAction(_ -> commit.run());
        field.focusedProperty()
                .subscribe(
                        (_, focused) -> {
                            if (!focused) {
                                commit.run();
                            }
                        });
    }

    private static String refused(String text, String id, IntConsumer taken) {
        try {
            taken.accept(Integer.parseInt(text.strip().replace(",", "")));
            return "";
        } catch (NumberFormatException notWhole) {
            return "%s must be a whole number of bars, was '%s'".formatted(id, text);
        } catch (IllegalArgumentException outside) {
            return String.valueOf(outside.getMessage());
        }
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
                        model.setHorizon(Asked.DEFAULT_HORIZON);
                    }
                });
    }

    private void key(KeyEvent event) {
        int steps = event.isShiftDown() ? MANY : 1;
        int now = model.askedProperty().get().horizon();
        switch (event.getCode()) {
            case RIGHT, UP -> model.setHorizon(Math.min(Asked.MOST_HORIZON, now + steps));
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

    private HBox forestLine() {
        HBox line = Nodes.row("facts");
        for (String fact : new String[] {"100 trees", "depth 15", "node 5", "seed 42"}) {
            line.getChildren().add(Nodes.whole(fact, "muted"));
        }
        return line;
    }

    private void show(Asked asked) {
        showing = true;
        estimator.setValue(asked.estimator());
        horizon.setText(Integer.toString(asked.horizon()));
        refit.setText(Integer.toString(asked.refitEvery()));
        slider.setValue(asked.horizon());
        showing = false;
    }

    private VBox buttons() {
        var train = new Button("", new FontIcon(Feather.PLAY));
        train.setId("train");
        train.getStyleClass().add("accent");
        train.setMaxWidth(Double.MAX_VALUE);
        train.textProperty()
                .bind(
                        Bindings.when(
                                        Bindings.createBooleanBinding(
                                                () -> model.forecastsProperty().get().isPresent(),
                                                model.forecastsProperty()))
                                .then("Train again")
                                .otherwise("Train"));
        train.setOnAction(_ -> model.train());
        train.visibleProperty().bind(model.trainingProperty().not());
        train.managedProperty().bind(train.visibleProperty());
        train.disableProperty().bind(model.sourceProperty().map(Optional::isEmpty));
        var cancel = new Button("Cancel training", new FontIcon(Feather.X));
        cancel.setId("cancel-training");
        cancel.setMaxWidth(Double.MAX_VALUE);
        cancel.setOnAction(_ -> model.cancel());
        cancel.visibleProperty().bind(model.trainingProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        var buttons = new VBox(train, cancel);
        buttons.getStyleClass().add("inputs-buttons");
        return buttons;
    }

    private static final class EstimatorName extends StringConverter<VolatilityEstimator> {
        @Override
        public String toString(VolatilityEstimator chosen) {
            return Optional.ofNullable(chosen).map(VolatilityEstimator::label).orElse("");
        }

        @Override
        public VolatilityEstimator fromString(String text) {
            throw new UnsupportedOperationException("estimators are chosen, not typed: " + text);
        }
    }
}
