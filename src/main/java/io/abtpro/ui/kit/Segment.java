package io.abtpro.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Buttons side by side of which one is pressed.
public final class Segment<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final List<T> values;
    private final List<ToggleButton> buttons = new ArrayList<>();

    /// @param id of the button of a value
    /// @param text on the button of a value
    /// @param chosen is told what was pressed, also where it was pressed already
    public Segment(
            List<T> values, Function<T, String> id, Function<T, String> text, Consumer<T> chosen) {
        this.values = List.copyOf(values);
        getStyleClass().add("segment");
        setMinWidth(USE_PREF_SIZE);
        for (T value : this.values) {
            var button = new ToggleButton(text.apply(value));
            button.setId(id.apply(value));
            button.setToggleGroup(group);
            button.setOnAction(
                    _ -> {
                        button.setSelected(true);
                        chosen.accept(value);
                    });
            buttons.add(button);
        }
        getChildren().setAll(buttons);
        arrows(buttons);
    }

    /// Left and Right press the neighbour: Tab reaches only the button that is pressed.
    public static void arrows(List<ToggleButton> buttons) {
        for (int i = 0; i < buttons.size(); i++) {
            int at = i;
            buttons.get(i)
                    .addEventFilter(
                            KeyEvent.KEY_PRESSED,
                            event -> {
                                int by =
                                        switch (event.getCode()) {
                                            case LEFT, KP_LEFT -> -1;
                                            case RIGHT, KP_RIGHT -> 1;
                                            default -> 0;
                                        };
                                if (by != 0) {
                                    press(buttons, at + by);
                                    event.consume();
                                }
                            });
        }
    }

    private static void press(List<ToggleButton> buttons, int at) {
        if (at >= 0 && at < buttons.size() && buttons.get(at).isVisible()) {
            buttons.get(at).requestFocus();
            buttons.get(at).fire();
        }
    }

    /// How many years are seen; all of them for [Double#MAX_VALUE].
    ///
    /// @param prefix of the buttons' ids
    public static Segment<Double> ofYears(
            String prefix, List<Double> years, Consumer<Double> chosen) {
        return new Segment<>(years, y -> prefix + yearsText(y), Segment::yearsText, chosen);
    }

    private static String yearsText(double years) {
        return years == Double.MAX_VALUE ? "All" : Math.round(years) + "Y";
    }

    /// Each button shows its node while it is pressed; the first is.
    public static Segment<Node> ofPanes(List<Node> panes, List<String> ids, List<String> names) {
        var segment =
                new Segment<Node>(
                        panes,
                        pane -> ids.get(panes.indexOf(pane)),
                        pane -> names.get(panes.indexOf(pane)),
                        _ -> {});
        for (int i = 0; i < panes.size(); i++) {
            panes.get(i).visibleProperty().bind(segment.buttons.get(i).selectedProperty());
        }
        segment.choose(panes.getFirst());
        return segment;
    }

    /// As wide as its place, every button as wide as the others.
    public Segment<T> spread() {
        for (ToggleButton button : buttons) {
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        return this;
    }

    /// Says at each button what it does.
    public Segment<T> explained(Function<T, String> about) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setTooltip(new Tooltip(about.apply(values.get(i))));
        }
        return this;
    }

    /// Presses the button of `value` without telling anyone.
    public void choose(T value) {
        int at = values.indexOf(value);
        group.selectToggle(at < 0 ? null : buttons.get(at));
    }

    /// Presses none.
    public void release() {
        group.selectToggle(null);
    }

    /// Shows the buttons of these values only.
    public void offer(Predicate<T> offered) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setVisible(offered.test(values.get(i)));
            buttons.get(i).setManaged(buttons.get(i).isVisible());
        }
    }

    /// What is pressed; empty where nothing is.
    public Optional<T> chosen() {
        return buttons.stream()
                .filter(ToggleButton::isSelected)
                .findFirst()
                .map(button -> values.get(buttons.indexOf(button)));
    }
}
