package io.abtpro.ui.session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.List;

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
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) {
                                scene.focusOwnerProperty().subscribe(owner -> keepFocus(owner));
                            }
                        });
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }

    /// Keeps the focus in the dialog while it is open.
    private void keepFocus(@Nullable Node owner) {
        if (open.get() && owner != null && !contains(owner)) {
            requestFocus();
        }
    }

    private boolean contains(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == this) {
                return true;
            }
        }
        return false;
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
        requestFocus();
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
