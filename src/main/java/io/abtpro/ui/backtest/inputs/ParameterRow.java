package io.abtpro.ui.backtest.inputs;

import atlantafx.base.controls.ProgressSliderSkin;

import io.abtpro.failures.RefusedException;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.ui.kit.CommittedField;
import io.abtpro.ui.kit.Formula;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Refusals;
import io.abtpro.ui.session.Research;

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

    private final InputsViewModel model;
    private final Parameter parameter;
    private final CommittedField field;
    private final Label unit = Nodes.label("", "muted");
    private final Label problem;
    private final Slider slider;
    private boolean pressed;
    private boolean showing;

    /// @param refusals where is said what is not taken
    ParameterRow(InputsViewModel model, Refusals refusals, Parameter parameter) {
        this.model = model;
        this.parameter = parameter;
        problem = refusals.place("problem-" + parameter.name());
        field =
                new CommittedField(
                                "field-" + parameter.name(),
                                parameter.label(),
                                this::take,
                                problem::setText)
                        .styled("number-field");
        field.setRight(unit);
        slider = new Slider(parameter.min(), parameter.max(), parameter.defaultValue());
        getStyleClass().add("parameter-row");
        Label name = Nodes.label(parameter.label());
        name.setTooltip(new Tooltip(parameter.tip()));
        Formula.of(this, ParameterText.explained(parameter));
        prepareSlider();
        getChildren().setAll(Nodes.row("form-row", name, Nodes.gap(), field), slider);
        show(model.inputsProperty().get());
    }

    private void take(String typed) {
        String refused = model.type(parameter, typed);
        show(model.inputsProperty().get());
        if (!refused.isEmpty()) {
            throw new RefusedException(refused);
        }
    }

    /// Where this row says what it does not take.
    Label problem() {
        return problem;
    }

    private void prepareSlider() {
        slider.setId("slider-" + parameter.name());
        slider.setAccessibleText(parameter.label());
        slider.getStyleClass().add("small");
        slider.setSkin(new ProgressSliderSkin(slider));
        var tip = new Tooltip();
        tip.textProperty()
                .bind(
                        model.passedThroughProperty()
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
    void show(Research inputs) {
        Double value = inputs.parameters().values().get(parameter.name());
        if (value == null) {
            return;
        }
        String text = ParameterText.of(parameter, value);
        field.show(text);
        unit.setText(ParameterText.unit(parameter, value));
        if (!pressed) {
            showing = true;
            slider.setValue(value);
            showing = false;
        }
    }
}
