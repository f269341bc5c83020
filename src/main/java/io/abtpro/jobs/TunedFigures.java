package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Backtest.Period;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.TradingYear;
import io.abtpro.diagnostics.Luck;
import io.abtpro.indicators.Columns;
import io.abtpro.store.Runs;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.EngineVersions;
import io.abtpro.tuning.Holdout;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TuningResult;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The figures of an export, against those of the same bars.
final class TunedFigures {
    private final TuningSource source;
    private final Strategy strategy;
    private final TunedParameters tuned;
    private final Splits splits;
    private final Findings findings;

    TunedFigures(
            TuningSource source,
            Strategy strategy,
            TunedParameters tuned,
            Splits splits,
            Findings findings) {
        this.source = source;
        this.strategy = strategy;
        this.tuned = tuned;
        this.splits = splits;
        this.findings = findings;
    }

    /// By which figures are made yearly. The words of another workbench's rule may be others.
    void year() {
        TradingYear found = source.series().yearUpTo(splits.train().toBar());
        tuned.year()
                .ifPresent(
                        file -> {
                            findings.figure("barsPerYear", file.barsPerYear(), found.barsPerYear());
                            findings.compare("calendar.class", file.kind().id(), found.kind().id());
                            findings.compare("calendar.chosen", file.chosen(), found.chosen());
                            String workbench = EngineVersions.current().get("workbench");
                            if (Objects.equals(workbench, tuned.engine().get("workbench"))) {
                                findings.compare("calendar.why", file.why(), found.why());
                            } else if (!file.why().equals(found.why())) {
                                findings.cannotTell("calendar.why");
                            }
                        });
    }

    /// @param sealed true where the holdout is sealed here, so that it is not looked at
    void objective(boolean sealed) {
        var objective = Objective.parse(tuned.objective().name());
        findings.figure(
                "objective.train",
                tuned.objective().train(),
                value(objective, splits.trainingBars(source.series()), splits.train()));
        findings.figure(
                "objective.validation",
                tuned.objective().validation(),
                value(objective, splits.visibleBars(source.series()), splits.validation()));
        boolean withHoldout = tuned.ledgerTo().equals(tuned.splits().holdout().to());
        if (tuned.splits().opened().isEmpty()) {
            return;
        }
        if (!withHoldout) {
            findings.figure(
                    "objective.holdout",
                    tuned.objective().holdout().orElse(Double.NaN),
                    Double.NaN);
        } else if (sealed) {
            findings.cannotTell("objective.holdout");
        } else {
            var run =
                    Holdout.open(source.series(), splits, strategy, tuned.set(), tuned.execution());
            findings.figure(
                    "objective.holdout",
                    tuned.objective().holdout().orElse(Double.NaN),
                    objective.of(run.statistics()).orElse(Double.NaN));
        }
    }

    private double value(Objective objective, BarSeries bars, Period period) {
        return objective.of(run(bars, period).statistics()).orElse(Double.NaN);
    }

    private BacktestResult run(BarSeries bars, Period period) {
        return Backtest.run(
                bars,
                strategy.signals(new Columns(bars), tuned.set()),
                strategy.protection(tuned.set()),
                tuned.execution(),
                period);
    }

    /// The probabilities, given the best of as many trials without skill that the export names.
    void bias() {
        TunedParameters.Bias bias = tuned.bias();
        var run = run(splits.trainingBars(source.series()), splits.train());
        Optional<Luck> luck = RunBacktest.luck(run, Runs.Trials.one());
        findings.figure(
                "selectionBias.psr",
                bias.psr(),
                luck.map(Luck::probabilisticSharpe).orElse(Double.NaN));
        if (Double.isNaN(bias.expectedBestSharpe()) && !Double.isNaN(bias.dsr())) {
            if (bias.dsr() > bias.psr()) {
                findings.differs(
                        "selectionBias.dsr",
                        bias.dsr(),
                        "psr " + bias.psr() + ", which it cannot exceed");
            }
            findings.cannotTell("selectionBias.dsr");
        } else {
            findings.figure(
                    "selectionBias.dsr",
                    bias.dsr(),
                    RunBacktest.deflated(run, bias.expectedBestSharpe()));
        }
        if (bias.trials() < tuned.method().distinctBacktests()) {
            findings.differs(
                    "selectionBias.trials",
                    bias.trials(),
                    "at least the %d of the search itself"
                            .formatted(tuned.method().distinctBacktests()));
        }
    }

    /// What the repeated search found.
    ///
    /// @param stopped true where the search of the export, or this one, was stopped early
    void repeated(TuningResult result, boolean stopped) {
        findings.compare(
                "method.distinctBacktests",
                tuned.method().distinctBacktests(),
                result.distinctBacktests());
        findings.compare("method.episodes", tuned.method().episodes(), result.episodes());
        double pbo = result.overfitting().map(o -> o.probability()).orElse(Double.NaN);
        if (Double.isNaN(tuned.bias().pbo()) && stopped) {
            findings.cannotTell("selectionBias.pbo");
        } else {
            findings.figure("selectionBias.pbo", tuned.bias().pbo(), pbo);
            if (tuned.method().settings().isPresent()) {
                findings.figure(
                        "selectionBias.pboError",
                        tuned.bias().pboError(),
                        result.overfitting().map(o -> o.error()).orElse(Double.NaN));
            }
        }
        Optional<Candidate> candidate =
                result.candidates().stream()
                        .filter(c -> c.parameters().equals(tuned.set()))
                        .findFirst();
        if (candidate.isEmpty()) {
            findings.differs(
                    "parameters",
                    tuned.set().values(),
                    "no candidate of the search that is described");
            return;
        }
        Map<String, TunedParameters.Range> plateaus = new LinkedHashMap<>();
        result.stretches(candidate.get())
                .forEach(s -> plateaus.put(s.name(), new TunedParameters.Range(s.low(), s.high())));
        findings.compare("plateau", tuned.plateaus(), plateaus);
    }
}
