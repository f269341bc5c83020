package io.abtpro.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/// The one place of a column where it says what it did not take, a sentence a field. It lies over
/// the fields and moves none; a click puts it away until it says something else.
public final class Refusals extends VBox {
    private final List<Label> places = new ArrayList<>();

    Refusals() {
        getStyleClass().add("refusals");
        setMaxHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        setOnMouseClicked(_ -> setVisible(false));
        setVisible(false);
    }

    /// The place for what one field does not take; nothing is seen of it while it has no text.
    public Label place(String id) {
        Label said = Nodes.label("", "input-problem");
        said.setId(id);
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.setVisible(false);
        said.setManaged(false);
        said.textProperty()
                .subscribe(
                        text -> {
                            boolean any = text != null && !text.isEmpty();
                            said.setVisible(any);
                            said.setManaged(any);
                            setVisible(places.stream().anyMatch(Label::isVisible));
                        });
        places.add(said);
        getChildren().add(said);
        return said;
    }

    /// Takes the places of fields that are no more.
    public void remove(List<Label> gone) {
        places.removeAll(gone);
        getChildren().removeAll(gone);
        setVisible(places.stream().anyMatch(Label::isVisible));
    }
}
