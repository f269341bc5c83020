package io.abtpro.ui.backtest;

import io.abtpro.backtest.Execution;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.jobs.VolatilityForecasts;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.backtest.compare.CompareViewModel;
import io.abtpro.ui.backtest.inputs.InputsViewModel;
import io.abtpro.ui.backtest.result.ResultViewModel;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The Backtest tab: inputs, their result and what it is compared with, and what other tabs ask of
/// it.
public final class BacktestViewModel {
    private final InputsViewModel inputs;
    private final ResultViewModel result;
    private final CompareViewModel compare;

    /// The tab over every strategy of the catalogue.
    ///
    /// @param clock says when a run is saved and a holdout opened
    public BacktestViewModel(Session session, InstantSource clock) {
        this(session, StrategyCatalog.all(), job -> job, clock);
    }

    BacktestViewModel(
            Session session,
            List<Strategy> strategies,
            Function<RunBacktest, Job<RunBacktest.Report>> engine,
            InstantSource clock) {
        inputs = new InputsViewModel(session, strategies, clock);
        result = new ResultViewModel(session, inputs, engine);
        compare = new CompareViewModel(session, inputs.strategies(), result, clock);
        session.openProperty().subscribe(this::datasetChanged);
    }

    private void datasetChanged(Optional<Session.Open> open) {
        result.clear();
        compare.clear();
        inputs.opened(open);
        open.ifPresent(compare::show);
    }

    InputsViewModel inputs() {
        return inputs;
    }

    ResultViewModel result() {
        return result;
    }

    CompareViewModel compare() {
        return compare;
    }

    public void choose(Strategy strategy) {
        inputs.choose(strategy);
    }

    /// Sizes positions by these forecasts, to 10 % a year unless another target was set before.
    public void sizeBy(VolatilityForecasts forecasts) {
        inputs.sizeBy(forecasts);
    }

    /// Gates entries by scores made this way, above `minScore`, on the strategy and sides that were
    /// scored.
    ///
    /// @param by what changes the research, such as "Use in Backtest in Models"
    public void gateBy(
            SignalSource scored, StudyOptions options, double minScore, boolean scaled, String by) {
        inputs.gateBy(scored, options, minScore, scaled, by);
    }

    /// The same as the Signals tab asks for it.
    public void gateBy(SignalSource scored, StudyOptions options, double minScore, boolean scaled) {
        gateBy(scored, options, minScore, scaled, "Gate by this in Signals");
    }

    /// How the scores are made by which entries are gated, or would be.
    public ReadOnlyObjectProperty<StudyOptions> gateOptionsProperty() {
        return inputs.gateOptionsProperty();
    }

    /// Runs a strategy with these parameters and costs up to a day, every entry at its full size.
    ///
    /// @param until the last day that may be traded; the last of the data where empty
    public void apply(
            Strategy strategy,
            ParameterSet parameters,
            Execution execution,
            Optional<LocalDate> until) {
        inputs.apply(strategy, parameters, execution, until);
    }

    /// Saves the result shown and sets it beside the present one: what Ctrl+Enter does.
    void saveRun() {
        compare.saveRun();
    }
}
