package io.abtpro.ui.tuning.history;

import io.abtpro.jobs.Job;
import io.abtpro.report.Figures;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.tuning.Method;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.tuning.setup.SetupViewModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The tunings of a workspace as they were last read, newest first. Read in the background.
public final class StoredTunings {
    /// What was read at once.
    ///
    /// @param past those of `all` whose record can be read
    /// @param datasets hashes of the stored datasets
    record Read(List<Tunings.Tuning> all, List<PastTuning> past, Set<String> datasets) {
        Read {
            all = List.copyOf(all);
            past = List.copyOf(past);
            datasets = Set.copyOf(datasets);
        }

        static Read of(Workspace workspace) {
            List<Tunings.Tuning> all = workspace.tunings().all();
            return new Read(
                    all,
                    all.stream().flatMap(t -> PastTuning.readable(t).stream()).toList(),
                    workspace.datasets().all().stream()
                            .map(DatasetRecord::sha256)
                            .collect(Collectors.toSet()));
        }
    }

    private final Session session;
    private final SetupViewModel setup;
    private final ReadOnlyObjectWrapper<Read> read =
            new ReadOnlyObjectWrapper<>(this, "read", new Read(List.of(), List.of(), Set.of()));
    private final ReadOnlyObjectWrapper<List<Tunings.Tuning>> history =
            new ReadOnlyObjectWrapper<>(this, "history", List.of());
    private final ReadOnlyObjectWrapper<List<Tunings.Tuning>> interrupted =
            new ReadOnlyObjectWrapper<>(this, "interrupted", List.of());
    private int asked;

    public StoredTunings(Session session, SetupViewModel setup) {
        this.session = session;
        this.setup = setup;
    }

    /// Everything that was read last.
    ReadOnlyObjectProperty<Read> readProperty() {
        return read.getReadOnlyProperty();
    }

    /// Those of the open dataset.
    public ReadOnlyObjectProperty<List<Tunings.Tuning>> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /// Those that could go on, of any dataset.
    public ReadOnlyObjectProperty<List<Tunings.Tuning>> interruptedProperty() {
        return interrupted.getReadOnlyProperty();
    }

    /// Shows those of the dataset that is tuned, and reads all anew.
    public void read() {
        show();
        int mine = ++asked;
        Workspace workspace = session.workspace();
        var _ =
                session.jobs()
                        .compute(
                                "List tunings",
                                _ -> Read.of(workspace),
                                found -> {
                                    if (mine == asked) {
                                        read.set(found);
                                        show();
                                    }
                                },
                                session::fail);
    }

    /// Gives up a tuning that was cut off, or takes a past one off the list.
    public void forget(long id) {
        Tunings tunings = session.workspace().tunings();
        var _ =
                session.jobs()
                        .compute(
                                "Forget tuning " + id,
                                Job.write(
                                        _ -> {
                                            tunings.forget(id);
                                            return id;
                                        }),
                                _ -> read(),
                                session::fail);
    }

    /// How far a tuning had come when it was kept last, such as "10,109 episodes".
    public static String counted(Tunings.Tuning tuning) {
        boolean learns = tuning.started().method().equals(Method.RL.name());
        return Figures.count(tuning.iterations(), learns ? "episode" : "backtest");
    }

    private void show() {
        List<Tunings.Tuning> all = read.get().all();
        interrupted.set(all.stream().filter(t -> t.status().isResumable()).toList());
        history.set(all.stream().filter(t -> setup.isOf(t.started().datasetSha256())).toList());
    }
}
