package io.abtpro.ui.backtest;

import io.abtpro.jobs.Job;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.strategies.Strategy;
import io.abtpro.ui.backtest.compare.CompareViewModel;
import io.abtpro.ui.backtest.inputs.InputsViewModel;
import io.abtpro.ui.backtest.result.ResultChart;
import io.abtpro.ui.backtest.result.ResultViewModel;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.session.Session;

import javafx.scene.Parent;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/// The Backtest tab over made-up strategies.
public record MadeTab(Session session, BacktestViewModel model) {
    /// What the clock of the tab says.
    public static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-02T10:00:00Z"));

    /// The tab over both strategies; no dataset is open.
    public static MadeTab of(
            Session session, Function<RunBacktest, Job<RunBacktest.Report>> engine) {
        return of(session, List.of(MadeStrategies.CROSS, MadeStrategies.OTHER), engine);
    }

    /// The tab over these strategies; no dataset is open.
    public static MadeTab of(
            Session session,
            List<Strategy> strategies,
            Function<RunBacktest, Job<RunBacktest.Report>> engine) {
        return new MadeTab(session, new BacktestViewModel(session, strategies, engine, CLOCK));
    }

    public InputsViewModel inputs() {
        return model.inputs();
    }

    public ResultViewModel result() {
        return model.result();
    }

    public CompareViewModel compare() {
        return model.compare();
    }

    public Parent view(ResultChart chart, FileDialogs dialogs) {
        return new BacktestView(model, chart, dialogs);
    }
}
