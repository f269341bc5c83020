package io.abtpro.ui.tuning;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import java.util.List;

/// Buttons of which one is pressed; each shows its node.
final class Segments extends HBox {
    record Choice(String name, String id, Node node) {}

    private final ToggleGroup group = new ToggleGroup();

    Segments(List<Choice> choices) {
        getStyleClass().add("segment");
        choices.forEach(
                choice -> {
                    var button = new ToggleButton(choice.name());
                    button.setId(choice.id());
                    button.getStyleClass().add("small-button");
                    button.setToggleGroup(group);
                    choice.node().visibleProperty().bind(button.selectedProperty());
                    getChildren().add(button);
                });
        group.selectedToggleProperty()
                .subscribe(
                        (before, now) -> {
                            if (now == null && before != null) {
                                group.selectToggle(before);
                            }
                        });
        choose(0);
    }

    void choose(int choice) {
        group.selectToggle(group.getToggles().get(choice));
    }
}
