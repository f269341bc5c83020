package io.abtpro.ui.backtest;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.ProgressSliderSkin;

import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/// Label, field and slider of one parameter. Arrow moves one step, Shift+arrow ten, double click
/// sets the default.
final class ParameterRow extends VBox {
    private static final int MANY = 10;

    private final BacktestViewModel model;
    private final Parameter parameter;
    private final CustomTextField field = new CustomTextField();
    private final Label unit = Nodes.label("", "muted");
    private final Label problem = Nodes.label("", "input-problem");
    private final Slider slider;
    private boolean pressed;
    private boolean showing;

    ParameterRow(BacktestViewModel model, Parameter parameter) {
        this.model = model;
        this.parameter = parameter;
        slider = new Slider(parameter.min(), parameter.max(), parameter.defaultValue());
        getStyleClass().add("parameter-row");
        Label name = Nodes.label(parameter.label());
        name.setTooltip(new Tooltip(parameter.tip()));
        Formula.of(this, ParameterText.explained(parameter));
        prepareField();
        prepareSlider();
        problem.managedProperty().bind(problem.visibleProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.setId("problem-" + parameter.name());
        getChildren().setAll(Nodes.row("form-row", name, Nodes.gap(), field), slider, problem);
        show(model.inputsProperty().get());
    }

    private void prepareField() {
        field.setId("field-" + parameter.name());
        field.setAccessibleText(parameter.label());
        field.setRight(unit);
        field.getStyleClass().add("number-field");
        field.setOnAction(_ -> commit());
        field.focusedProperty()
                .subscribe(
                        (_, focused) -> {
                            if (!focused) {
                                commit();
                            }
                        });
    }

    private void commit() {
        problem.setText(model.type(parameter, field.getText()));
        show(model.inputsProperty().get());
    }

    private void prepareSlider() {
        slider.setId("slider-" + parameter.name());
        slider.setAccessibleText(parameter.label());
        slider.getStyleClass().add("small");
        slider.setSkin(new ProgressSliderSkin(slider));
        var tip = new Tooltip();
        tip.textProperty()
                .bind(
                        model.edits()
                                .passedThroughProperty()
                                .asString(
                                        parameter.tip()
                                                + "\n"
                                                + "%,d values were passed through while dragging;"
                                                + " they are not counted as trials."));
        slider.setTooltip(tip);
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> press());
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> release());
        slider.addEventFilter(MouseEvent.MOUSE_CLICKED, this::click);
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        slider.valueProperty().subscribe((_, value) -> slide(value.doubleValue()));
    }

    private void press() {
        pressed = true;
        model.beginDrag();
    }

    private void release() {
        pressed = false;
        model.endDrag();
        show(model.inputsProperty().get());
    }

    private void click(MouseEvent event) {
        if (event.getClickCount() == 2) {
            model.reset(parameter);
        }
    }

    private void slide(double value) {
        if (!showing) {
            problem.setText("");
            model.set(parameter, ParameterText.snap(parameter, value));
        }
    }

    private void key(KeyEvent event) {
        int steps = event.isShiftDown() ? MANY : 1;
        switch (event.getCode()) {
            case RIGHT, UP, KP_RIGHT, KP_UP -> model.step(parameter, steps);
            case LEFT, DOWN, KP_LEFT, KP_DOWN -> model.step(parameter, -steps);
            default -> {
                return;
            }
        }
        problem.setText("");
        event.consume();
    }

    /// Shows the value of `inputs`, unless this slider is under the mouse.
    void show(Inputs inputs) {
        Double value = inputs.parameters().values().get(parameter.name());
        if (value == null) {
            return;
        }
        String text = ParameterText.of(parameter, value);
        field.setText(text);
        unit.setText(ParameterText.unit(parameter, value));
        if (!pressed) {
            showing = true;
            slider.setValue(value);
            showing = false;
        }
    }
}
