package io.abtpro.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/// One sentence on amber over what it is about; there while it has a text.
///
/// It takes room, so it stands in the centre of a tab and never over a column of fields: those keep
/// their place under the mouse ([InputsColumn]).
public final class Notice extends Label {
    public Notice(String id, ObservableValue<String> text) {
        setId(id);
        getStyleClass().add("notice");
        setWrapText(true);
        setMaxWidth(Double.MAX_VALUE);
        setMinHeight(USE_PREF_SIZE);
        textProperty().bind(text);
        visibleProperty().bind(text.map(said -> !said.isEmpty()));
        managedProperty().bind(visibleProperty());
    }
}
