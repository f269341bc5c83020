package io.abtpro.ui.tuning;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import java.util.ArrayList;
import java.util.List;

/// Panes of which some are seen at a time. The others are out of the scene: in it they would be
/// gone through with every frame.
final class LazyCards extends StackPane {
    private record Card(Node node, ObservableBooleanValue shown) {}

    private final List<Card> cards = new ArrayList<>();

    void add(Node node, ObservableBooleanValue shown) {
        cards.add(new Card(node, shown));
        shown.subscribe(
                _ ->
                        getChildren()
                                .setAll(
                                        cards.stream()
                                                .filter(c -> c.shown().get())
                                                .map(Card::node)
                                                .toList()));
    }
}
