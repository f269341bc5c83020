package io.abtpro.ui.session;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// A dimmed layer over the whole window that holds one dialog. Esc closes it.
public final class ModalLayer extends StackPane {
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open", false);
    private Runnable onClosed = () -> {};

    public ModalLayer() {
        setId("modal-layer");
        getStyleClass().add("modal-layer");
        setAlignment(Pos.CENTER);
        visibleProperty().bind(open);
        managedProperty().bind(open);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
        }
        event.consume();
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Shows `dialog` in place of what was shown; `closed` runs once it is gone.
    public void show(Node dialog, Node focused, Runnable closed) {
        close();
        onClosed = closed;
        getChildren().setAll(List.of(dialog));
        open.set(true);
        focused.requestFocus();
    }

    public void close() {
        if (open.get()) {
            open.set(false);
            getChildren().clear();
            Runnable closed = onClosed;
            onClosed = () -> {};
            closed.run();
        }
    }
}
