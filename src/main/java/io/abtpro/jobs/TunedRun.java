package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.bars.BarSeries;
import io.abtpro.diagnostics.Luck;
import io.abtpro.failures.RefusedException;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.ParameterSpace;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.EngineVersions;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TuningResult;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the export of a candidate, and runs an export again.
final class TunedRun {
    private TunedRun() {}

    /// The export of `candidate` while its holdout is sealed; only times and the hash of sealed
    /// bars are read.
    static TunedParameters export(
            TuningSource source,
            TuningResult result,
            Candidate candidate,
            Optional<Luck> luck,
            Instant now) {
        Splits splits = result.splits();
        Strategy strategy = result.grid().strategy();
        Map<String, TunedParameters.Range> plateaus = new LinkedHashMap<>();
        result.stretches(candidate)
                .forEach(s -> plateaus.put(s.name(), new TunedParameters.Range(s.low(), s.high())));
        int ledgerTo = splits.validation().toBar();
        var options = result.options();
        var sealed =
                new TunedParameters(
                        strategy.id(),
                        strategy.version(),
                        strategy.formulaText(),
                        parameters(result, candidate),
                        plateaus,
                        new TunedParameters.Goal(
                                options.objective().word(),
                                candidate.train(),
                                candidate.validation(),
                                Optional.empty()),
                        new TunedParameters.Search(
                                options.method().word(),
                                options.seed(),
                                result.episodes(),
                                result.distinctBacktests(),
                                Optional.of(settings(result))),
                        source.described(),
                        options.execution(),
                        new TunedParameters.Parts(
                                part(source, splits.train()), part(source, splits.validation()),
                                part(source, splits.holdout()), Optional.empty()),
                        new TunedParameters.Bias(
                                luck.map(Luck::trials).orElse(result.trials().size()),
                                luck.map(Luck::expectedBestSharpe).orElse(Double.NaN),
                                luck.map(Luck::probabilisticSharpe).orElse(Double.NaN),
                                luck.map(Luck::deflatedSharpe).orElse(Double.NaN),
                                result.overfitting().map(o -> o.probability()).orElse(Double.NaN),
                                result.overfitting().map(o -> o.error()).orElse(Double.NaN)),
                        Optional.of(source.series().yearUpTo(splits.train().toBar())),
                        source.openOf(splits.train().fromBar()),
                        source.openOf(ledgerTo - 1),
                        "",
                        EngineVersions.current(),
                        now);
        return withLedger(sealed, run(source.series(), strategy, sealed).ledgerSha256());
    }

    private static TunedParameters.Settings settings(TuningResult result) {
        var options = result.options();
        return new TunedParameters.Settings(
                result.grid().ranges().stream()
                        .map(
                                r ->
                                        new TunedParameters.Start(
                                                r.name(), result.grid().base().get(r.name())))
                        .toList(),
                options.episodes(),
                options.budget(),
                options.learningRate(),
                options.discount(),
                options.barsPerStep(),
                options.limits().minTrades(),
                options.limits().maxDrawdown());
    }

    private static List<TunedParameters.Parameter> parameters(
            TuningResult result, Candidate candidate) {
        List<TunedParameters.Parameter> parameters = new ArrayList<>();
        for (ParameterSpace.Parameter p : result.grid().strategy().space().parameters()) {
            double value = candidate.parameters().get(p.name());
            Optional<ParameterRange> range =
                    result.grid().ranges().stream()
                            .filter(r -> r.name().equals(p.name()))
                            .findFirst();
            parameters.add(
                    new TunedParameters.Parameter(
                            p.name(),
                            value,
                            p.integer(),
                            range.map(ParameterRange::from).orElse(p.min()),
                            range.map(ParameterRange::to).orElse(p.max()),
                            range.map(ParameterRange::step).orElse(p.step()),
                            range.isPresent()));
        }
        return parameters;
    }

    private static TunedParameters.Part part(TuningSource source, Backtest.Period period) {
        return new TunedParameters.Part(
                source.openOf(period.fromBar()), source.openOf(period.toBar() - 1));
    }

    /// The export once its holdout was looked at.
    ///
    /// @param at when bars of it were first opened
    static TunedParameters opened(TunedParameters tuned, double holdout, Instant at, Instant now) {
        var goal =
                new TunedParameters.Goal(
                        tuned.objective().name(),
                        tuned.objective().train(),
                        tuned.objective().validation(),
                        Double.isNaN(holdout) ? Optional.empty() : Optional.of(holdout));
        return copy(
                tuned,
                goal,
                parts(tuned, at),
                tuned.splits().holdout().to(),
                tuned.ledgerSha256(),
                now);
    }

    /// The export of a candidate whose holdout was looked at with another one: the date alone.
    static TunedParameters spent(TunedParameters t, Instant at) {
        return copy(t, t.objective(), parts(t, at), t.ledgerTo(), t.ledgerSha256(), t.exportedAt());
    }

    static TunedParameters withLedger(TunedParameters t, String ledgerSha256) {
        return copy(t, t.objective(), t.splits(), t.ledgerTo(), ledgerSha256, t.exportedAt());
    }

    private static TunedParameters.Parts parts(TunedParameters t, Instant opened) {
        return new TunedParameters.Parts(
                t.splits().train(),
                t.splits().validation(),
                t.splits().holdout(),
                Optional.of(opened));
    }

    private static TunedParameters copy(
            TunedParameters t,
            TunedParameters.Goal goal,
            TunedParameters.Parts splits,
            Instant ledgerTo,
            String ledgerSha256,
            Instant exportedAt) {
        return new TunedParameters(
                t.strategyId(),
                t.strategyVersion(),
                t.formulaText(),
                t.parameters(),
                t.plateaus(),
                goal,
                t.method(),
                t.dataset(),
                t.execution(),
                splits,
                t.bias(),
                t.year(),
                t.ledgerFrom(),
                ledgerTo,
                ledgerSha256,
                t.engine(),
                exportedAt);
    }

    /// The run behind the ledger of an export: no bar after `ledgerTo` is read.
    ///
    /// @throws IllegalArgumentException if the series has no such bars
    static BacktestResult run(BarSeries series, Strategy strategy, TunedParameters tuned) {
        int from = series.firstAtOrAfter(tuned.ledgerFrom().toEpochMilli());
        int to = series.firstAtOrAfter(tuned.ledgerTo().toEpochMilli()) + 1;
        if (to > series.size() || from >= to) {
            throw new RefusedException(
                    "the bars end before %s, the end of the exported run"
                            .formatted(tuned.ledgerTo()));
        }
        BarSeries seen = series.slice(0, to);
        var parameters = tuned.set();
        return Backtest.run(
                seen,
                strategy.signals(new Columns(seen), parameters),
                strategy.protection(parameters),
                tuned.execution(),
                new Backtest.Period(from, to));
    }
}
