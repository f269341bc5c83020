package io.abtpro.ui.backtest.compare;

import io.abtpro.indicators.Columns;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.SavedRuns;
import io.abtpro.jobs.VolatilitySizing;
import io.abtpro.store.RunWords;
import io.abtpro.store.Runs;
import io.abtpro.strategies.Strategy;
import io.abtpro.ui.backtest.inputs.BacktestRequest;
import io.abtpro.ui.backtest.result.ShownRun;
import io.abtpro.ui.session.GateInput;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Steps;

import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps the compared runs in the workspace, and brings them back with their dataset.
final class SavedComparison {
    private static final int COMPARED = 3;

    private final Session session;
    private final List<Strategy> strategies;
    private final CompareViewModel compare;
    private final InstantSource clock;

    /// @param strategies those that saved runs may be of; may grow
    /// @param clock says when a run is saved
    SavedComparison(
            Session session,
            List<Strategy> strategies,
            CompareViewModel compare,
            InstantSource clock) {
        this.clock = clock;
        this.session = session;
        this.strategies = strategies;
        this.compare = compare;
    }

    /// The runs saved earlier come back beside the present one.
    void show(Session.Open open) {
        var job =
                new SavedRuns(
                        runs(),
                        open.dataset().name(),
                        open.columns(),
                        strategies,
                        COMPARED,
                        session.workspace().results());
        var _ =
                session.jobs()
                        .compute("Saved runs", job, found -> show(open, found), session::fail);
    }

    private void show(Session.Open open, List<SavedRuns.Again> found) {
        if (!isOpen(open.columns())) {
            return;
        }
        for (SavedRuns.Again run : found) {
            var its =
                    new Research(
                            run.strategy(),
                            run.parameters(),
                            run.execution(),
                            run.from(),
                            run.to(),
                            run.sizing().map(VolatilitySizing::target),
                            run.gate().map(gate -> new GateInput(gate.minScore(), gate.scaled())));
            var request =
                    new BacktestRequest(
                            open.dataset().name(),
                            open.columns(),
                            its,
                            hidden(open, its),
                            Optional.empty(),
                            run.sizing(),
                            run.gate());
            var shown = ShownRun.again(request, run.report());
            String called = Compared.called(run.name(), run.words());
            compare.add(
                    run.name(),
                    run.same() ? called : called + Compared.CHANGED,
                    run.words(),
                    shown);
        }
    }

    /// False where another dataset was opened meanwhile.
    private boolean isOpen(Columns columns) {
        return session.openProperty().get().filter(now -> now.columns() == columns).isPresent();
    }

    private BitSet hidden(Session.Open open, Research its) {
        return session.sealsProperty().get().hidden(open.columns().series(), its.strategy().id());
    }

    /// Saves the result shown and sets it beside the present one.
    void save(ShownRun shown) {
        session.openProperty()
                .get()
                .ifPresent(
                        open -> {
                            String name = compare.freshName();
                            Runs.Run run = shown.stored(clock).named(name, open.dataset().name());
                            Runs runs = runs();
                            var _ =
                                    session.jobs()
                                            .compute(
                                                    "Save run",
                                                    Job.write(
                                                            _ -> {
                                                                runs.save(run);
                                                                return run;
                                                            }),
                                                    _ -> saved(name, shown),
                                                    session::fail);
                        });
    }

    private void saved(String name, ShownRun shown) {
        if (isOpen(shown.request().columns())) {
            compare.add(name, shown);
        }
        session.statusProperty().set("Saved " + name + ".");
    }

    /// Says `words` of a saved run, which can be taken back.
    void describe(Compared run, RunWords words) {
        session.openProperty()
                .get()
                .filter(_ -> !words.equals(run.words()))
                .ifPresent(
                        open -> {
                            String dataset = open.dataset().name();
                            RunWords before = run.words();
                            String key = run.key();
                            var step =
                                    new Steps.Step(
                                            () -> describe(dataset, key, before, () -> ""),
                                            () -> describe(dataset, key, words, () -> ""));
                            describe(
                                    dataset,
                                    key,
                                    words,
                                    () -> {
                                        session.steps().did(step);
                                        return "; Ctrl+Z takes them back";
                                    });
                        });
    }

    /// @param done once it is stored; says what can be done about it
    private void describe(String dataset, String key, RunWords words, Supplier<String> done) {
        Runs runs = runs();
        var _ =
                session.jobs()
                        .compute(
                                "Describe " + key,
                                Job.write(
                                        _ -> {
                                            runs.describe(dataset, key, words);
                                            return key;
                                        }),
                                _ -> {
                                    if (session.openProperty()
                                            .get()
                                            .filter(o -> o.dataset().name().equals(dataset))
                                            .isPresent()) {
                                        compare.said(key, words);
                                    }
                                    session.statusProperty()
                                            .set(
                                                    "Kept name, note and tags of %s%s."
                                                            .formatted(
                                                                    Compared.called(key, words),
                                                                    done.get()));
                                },
                                session::fail);
    }

    /// Takes a saved run out of the comparison, for good.
    void forget(Compared run) {
        compare.remove(run);
        session.openProperty()
                .get()
                .ifPresent(
                        open -> {
                            Runs runs = runs();
                            String name = run.key();
                            var _ =
                                    session.jobs()
                                            .compute(
                                                    "Remove " + name,
                                                    Job.write(
                                                            _ -> {
                                                                runs.forget(
                                                                        open.dataset().name(),
                                                                        name);
                                                                return name;
                                                            }),
                                                    _ ->
                                                            session.statusProperty()
                                                                    .set("Removed " + name + "."),
                                                    session::fail);
                        });
    }

    private Runs runs() {
        return session.workspace().runs();
    }
}
