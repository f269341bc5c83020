package io.abtpro.ui.tuning.setup;

import io.abtpro.ui.session.Session;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What was asked for and not taken: it is said in the status line, and there no longer than it is
/// true.
final class RefusedEdit {
    private final Session session;
    private final ReadOnlyStringWrapper splits = new ReadOnlyStringWrapper(this, "splits", "");
    private String said = "";

    RefusedEdit(Session session) {
        this.session = session;
    }

    /// Why an edge of the splits was not moved where it was asked to be; empty once that is over.
    ReadOnlyStringProperty splitsProperty() {
        return splits.getReadOnlyProperty();
    }

    void say(String reason) {
        said = reason;
        session.statusProperty().set(reason);
    }

    void saySplits(String reason) {
        splits.set(reason);
        say(reason);
    }

    /// Takes the last refusal back. What others wrote into the status line since stays.
    void clear() {
        splits.set("");
        if (!said.isEmpty() && session.statusProperty().get().equals(said)) {
            session.statusProperty().set("Ready.");
        }
        said = "";
    }
}
