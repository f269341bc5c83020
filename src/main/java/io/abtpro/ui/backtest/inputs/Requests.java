package io.abtpro.ui.backtest.inputs;

import io.abtpro.indicators.Columns;
import io.abtpro.jobs.ScoreGate;
import io.abtpro.jobs.VolatilityForecasts;
import io.abtpro.jobs.VolatilitySizing;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.store.Runs;
import io.abtpro.ui.session.GateInput;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;

import java.util.Optional;
import java.util.function.Consumer;

/// Makes of inputs the backtest that is to be run, with the scores and forecasts it needs.
final class Requests {
    /// Why inputs cannot be run yet.
    static final class Waiting extends Exception {
        private static final long serialVersionUID = 1L;

        Waiting(String message) {
            super(message);
        }
    }

    private final SealedGuard sealed;
    private final SizingForecasts sizing;
    private final GateScores scores;

    /// @param arrived told when what was waited for is there
    /// @param refused told why scores or forecasts cannot be had
    Requests(Session session, SealedGuard sealed, Runnable arrived, Consumer<String> refused) {
        this.sealed = sealed;
        sizing = new SizingForecasts(session, arrived, refused);
        scores = new GateScores(session, arrived, refused);
    }

    /// The backtest of `inputs`.
    ///
    /// @throws Waiting where a holdout must be opened first, or forecasts or scores are being made
    /// @throws IllegalArgumentException if the period holds no bar
    BacktestRequest of(Session.Open open, Research inputs, Optional<Runs> counting) throws Waiting {
        Columns columns = open.columns();
        if (sealed.stops(columns.series(), inputs)) {
            throw new Waiting(
                    "The period reaches into a sealed holdout; end it before, or open the"
                            + " holdout.");
        }
        Optional<VolatilitySizing> sized =
                inputs.target().flatMap(t -> sizing.sizing(columns.series(), t));
        if (inputs.target().isPresent() && sized.isEmpty()) {
            throw new Waiting(
                    "The volatility is being forecast by which positions are sized; this takes"
                            + " seconds.");
        }
        Optional<ScoreGate> gate =
                inputs.gate().flatMap(g -> scores.gate(inputs.signals(columns), g));
        if (inputs.gate().isPresent() && gate.isEmpty()) {
            throw new Waiting(
                    "The signals are being scored by which entries are gated; this takes seconds.");
        }
        var request =
                new BacktestRequest(
                        open.dataset().name(),
                        columns,
                        inputs,
                        sealed.hidden(columns.series(), inputs),
                        counting,
                        sized,
                        gate);
        request.job();
        return request;
    }

    /// Sizes by these forecasts from now on.
    void sizeBy(VolatilityForecasts forecasts) {
        sizing.take(forecasts);
    }

    /// Gates by scores made this way from now on, and whenever this gate comes back.
    void gateBy(GateInput gate, StudyOptions options) {
        scores.use(gate, options);
    }

    /// How the scores are made by which entries are gated, or would be.
    ReadOnlyObjectProperty<StudyOptions> gateOptionsProperty() {
        return scores.optionsProperty();
    }

    /// How entries are gated, in words; empty where they are not or the scores are not there yet.
    String gateStatement(Session.Open open, Research inputs) {
        return inputs.gate().map(_ -> scores.statement(inputs.signals(open.columns()))).orElse("");
    }

    /// How positions are sized, in words; empty where they are not or the forecasts are not there
    /// yet.
    String sizingStatement(Session.Open open, Research inputs) {
        return inputs.target().map(_ -> sizing.statement(open.columns().series())).orElse("");
    }
}
