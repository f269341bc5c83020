package io.abtpro.ui.task;

import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The jobs of this and earlier sessions, newest first, and the one that the status line shows.
/// Lives on the UI thread.
public final class RunningJobs {
    private static final int KEPT = 200;

    private final ObservableList<JobEntry> entries =
            FXCollections.observableArrayList(
                    entry ->
                            new Observable[] {
                                entry.stateProperty(),
                                entry.aboutProperty(),
                                entry.outcomeProperty()
                            });
    private final ObservableList<JobEntry> readOnly =
            FXCollections.unmodifiableObservableList(entries);
    private final ReadOnlyObjectWrapper<Optional<JobEntry>> current =
            new ReadOnlyObjectWrapper<>(this, "current", Optional.empty());

    private final ReadOnlyObjectWrapper<List<Offer>> offers =
            new ReadOnlyObjectWrapper<>(this, "offers", List.of());
    private int computing;

    /// Says a change also where a job ends, or tells of itself.
    public ObservableList<JobEntry> entries() {
        return readOnly;
    }

    /// The job started last among those not over.
    public ReadOnlyObjectProperty<Optional<JobEntry>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    void add(JobEntry entry) {
        entries.addFirst(entry);
        if (entries.size() > KEPT && entries.getLast().stateProperty().get().isOver()) {
            entries.removeLast();
        }
        refresh();
    }

    /// Lists a job of an earlier session, older than all listed.
    public void addPast(JobEntry.Past past) {
        entries.addLast(JobEntry.past(past));
    }

    /// Takes these from the list; those that are not over stay.
    public void forget(Collection<JobEntry> some) {
        entries.removeIf(e -> e.stateProperty().get().isOver() && some.contains(e));
    }

    /// What could go on from where it was interrupted, newest first.
    public ReadOnlyObjectProperty<List<Offer>> offersProperty() {
        return offers.getReadOnlyProperty();
    }

    public void offer(List<Offer> newest) {
        offers.set(List.copyOf(newest));
    }

    /// True while no job and no computation is under way.
    public boolean idle() {
        return computing == 0 && current.get().isEmpty();
    }

    void began() {
        computing++;
    }

    void ended() {
        computing--;
    }

    void refresh() {
        current.set(entries.stream().filter(e -> !e.stateProperty().get().isOver()).findFirst());
    }
}
