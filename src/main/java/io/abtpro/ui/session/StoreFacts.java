package io.abtpro.ui.session;

import io.abtpro.bars.BarSeries;
import io.abtpro.holdout.Seals;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Workspace;
import io.abtpro.ui.task.JobRunner;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What the window knows of the store without asking it: which datasets there are, and what is
/// sealed of the open one. Read in the background; lives on the window's thread.
///
/// A seal is known here before it is written, so that no frame shows what a tuning is about to put
/// away; an opening is known when the store has it.
final class StoreFacts {
    private record Sealing(String datasetSha256, Seals.Begun begun) {}

    private final Workspace workspace;
    private final JobRunner jobs;
    private final Consumer<Throwable> onFailure;
    private final ObservableList<DatasetRecord> datasets = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Seals> seals =
            new ReadOnlyObjectWrapper<>(this, "seals", Seals.none());
    private final List<Sealing> beginning = new ArrayList<>();
    private final List<Sealing> written = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private Seals stored = Seals.none();
    private String wanted = "";
    private int asked;
    private int listed;

    StoreFacts(Workspace workspace, JobRunner jobs, Consumer<Throwable> onFailure) {
        this.workspace = workspace;
        this.jobs = jobs;
        this.onFailure = onFailure;
    }

    ObservableList<DatasetRecord> datasets() {
        return datasets;
    }

    /// Lists the datasets anew, then runs `then`.
    void listDatasets(Runnable then) {
        int mine = ++listed;
        var _ =
                jobs.compute(
                        "List datasets",
                        _ -> workspace.datasets().all(),
                        found -> {
                            if (mine == listed) {
                                datasets.setAll(found);
                            }
                            then.run();
                        },
                        onFailure);
    }

    ReadOnlyObjectProperty<Seals> sealsProperty() {
        return seals.getReadOnlyProperty();
    }

    /// Grows whenever something may have been sealed or opened: what was read before is then old.
    int asOf() {
        return asked;
    }

    /// Keeps to the dataset that is open, where another was about to be and no longer is.
    void stay() {
        if (!wanted.equals(stored.datasetSha256())) {
            readSeals(stored.datasetSha256(), () -> {});
        }
    }

    /// Takes what was read of the bars that are opened, unless it has grown old since.
    ///
    /// @param asOf what [#asOf] was before it was read
    /// @param then run once the seals are known
    void opening(Seals read, int asOf, Runnable then) {
        if (asOf == asked) {
            wanted = read.datasetSha256();
            waiting.add(then);
            take(read);
        } else {
            readSeals(read.datasetSha256(), then);
        }
    }

    void close() {
        asked++;
        wanted = "";
        stored = Seals.none();
        publish();
    }

    /// Reads anew what is sealed of the open dataset, then runs `then`.
    void readSeals(Runnable then) {
        readSeals(wanted, then);
    }

    private void readSeals(String datasetSha256, Runnable then) {
        wanted = datasetSha256;
        waiting.add(then);
        int mine = ++asked;
        if (datasetSha256.isEmpty()) {
            take(Seals.none());
            return;
        }
        var _ =
                jobs.compute(
                        "Look up what is sealed",
                        _ -> Seals.read(workspace.tunings(), datasetSha256),
                        found -> {
                            if (mine == asked) {
                                take(found);
                            }
                        },
                        cause -> {
                            onFailure.accept(cause);
                            if (mine == asked) {
                                goOn();
                            }
                        });
    }

    private void take(Seals found) {
        asked++;
        stored = found;
        beginning.removeAll(written);
        written.clear();
        publish();
        goOn();
    }

    private void publish() {
        Seals known = stored;
        for (Sealing sealing : beginning) {
            if (sealing.datasetSha256().equals(known.datasetSha256())) {
                known = known.with(sealing.begun());
            }
        }
        seals.set(known);
    }

    private void goOn() {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    /// Seals bars from now on, before the store is told.
    ///
    /// @return to be run when the store was told, or never will be: what it says then holds
    Runnable seal(BarSeries series, Seals.Begun begun) {
        var sealing = new Sealing(series.sha256(), begun);
        beginning.add(sealing);
        asked++;
        publish();
        return () -> {
            written.add(sealing);
            readSeals(() -> {});
        };
    }
}
