package io.abtpro.ui.tuning;

import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.Optional;

/// The tunings of a workspace as they were last read, newest first.
final class StoredTunings {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<List<Tunings.Tuning>> history =
            new ReadOnlyObjectWrapper<>(this, "history", List.of());
    private final ReadOnlyObjectWrapper<List<Tunings.Tuning>> interrupted =
            new ReadOnlyObjectWrapper<>(this, "interrupted", List.of());

    StoredTunings(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Those of the open dataset.
    ReadOnlyObjectProperty<List<Tunings.Tuning>> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /// Those that could go on, of any dataset.
    ReadOnlyObjectProperty<List<Tunings.Tuning>> interruptedProperty() {
        return interrupted.getReadOnlyProperty();
    }

    /// Reads them anew.
    ///
    /// @param open hash of the open dataset's bars; empty for none
    void read(Optional<String> open) {
        List<Tunings.Tuning> all = workspace.tunings().all();
        interrupted.set(all.stream().filter(t -> t.status().isResumable()).toList());
        history.set(
                all.stream()
                        .filter(t -> open.equals(Optional.of(t.started().datasetSha256())))
                        .toList());
    }
}
