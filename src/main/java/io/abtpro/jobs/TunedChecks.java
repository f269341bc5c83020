package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Backtest.Period;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.TradingYear;
import io.abtpro.diagnostics.Luck;
import io.abtpro.holdout.Openings;
import io.abtpro.holdout.SealedHoldout;
import io.abtpro.indicators.Columns;
import io.abtpro.store.Runs;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.ParameterSpace;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.EngineVersions;
import io.abtpro.tuning.Holdout;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TuningResult;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Every field of one export against the bars, a repetition of its search, and the workspace's
/// record of it.
final class TunedChecks {
    private static final String OPENED = "splits.holdout.opened";

    private final Workspace workspace;
    private final TuningSource source;
    private final Strategy strategy;
    private final TunedParameters tuned;
    private final Findings findings;
    private final Optional<TuningRecord> record;

    TunedChecks(
            Workspace workspace,
            TuningSource source,
            Strategy strategy,
            TunedParameters tuned,
            Findings findings) {
        this.workspace = workspace;
        this.source = source;
        this.strategy = strategy;
        this.tuned = tuned;
        this.findings = findings;
        this.record = TuningRecord.of(workspace.tunings(), tuned);
    }

    /// The run behind the ledger.
    record Run(String ledgerSha256, int trades) {}

    /// What the export says of its bars.
    void data() {
        TunedParameters.Dataset file = tuned.dataset();
        TunedParameters.Dataset found = source.described();
        findings.compare("data.sha256", file.sha256(), found.sha256());
        findings.compare("data.timeframe", file.timeframe(), found.timeframe());
        findings.compare("data.zone", file.zone(), found.zone());
        findings.compare("data.from", file.from(), found.from());
        findings.compare("data.to", file.to(), found.to());
        findings.compare("data.bars", file.bars(), found.bars());
        Optional<TunedParameters.Dataset> then =
                record.flatMap(TuningRecord::tuned).map(TunedParameters::dataset);
        if (then.isPresent()) {
            findings.compare("data.name", file.name(), then.get().name());
            findings.compare("data.symbol", file.symbol(), then.get().symbol());
            return;
        }
        if (!file.name().equals(found.name())) {
            findings.cannotTell("data.name");
        }
        if (!found.symbol().isEmpty()) {
            findings.compare("data.symbol", file.symbol(), found.symbol());
        } else if (!file.symbol().isEmpty()) {
            findings.cannotTell("data.symbol");
        }
    }

    /// The trades; not run where they would look at bars that are sealed here.
    Optional<Run> ledger() {
        boolean withHoldout = tuned.ledgerTo().equals(tuned.splits().holdout().to());
        findings.compare("ledgerPeriod.from", tuned.ledgerFrom(), tuned.splits().train().from());
        if (!withHoldout || tuned.splits().opened().isEmpty()) {
            findings.compare("ledgerPeriod.to", tuned.ledgerTo(), tuned.splits().validation().to());
        }
        opened();
        if (isSealedHere(tuned.ledgerTo())) {
            findings.cannotTell("ledgerSha256");
            return Optional.empty();
        }
        BacktestResult result = TunedRun.run(source.series(), strategy, tuned);
        findings.compare("ledgerSha256", tuned.ledgerSha256(), result.ledgerSha256());
        return Optional.of(new Run(result.ledgerSha256(), result.trades().size()));
    }

    /// True where a run up to `to` would look at bars that a tuning in this workspace sealed, and
    /// that the one behind the export did not look at itself.
    private boolean isSealedHere(Instant to) {
        boolean looked =
                record.flatMap(TuningRecord::tuned)
                        .filter(t -> !t.splits().validation().to().isBefore(to))
                        .isPresent();
        return !looked
                && SealedHoldout.of(workspace.tunings(), source.series(), strategy.id()).stream()
                        .anyMatch(seal -> !seal.from().isAfter(to));
    }

    /// The opening, against those that were logged here.
    private void opened() {
        Optional<Instant> file = tuned.splits().opened();
        Optional<Instant> here =
                Openings.of(
                                workspace.tunings(),
                                source.series().sha256(),
                                tuned.splits().holdout().from(),
                                tuned.splits().holdout().to())
                        .stream()
                        .map(Tunings.HoldoutOpening::at)
                        .findFirst();
        if (file.isEmpty()) {
            tuned.objective()
                    .holdout()
                    .ifPresent(
                            value ->
                                    findings.differs(
                                            "objective.holdout",
                                            value,
                                            "null, since the holdout is said to be sealed"));
            here.filter(at -> !at.isAfter(tuned.exportedAt()))
                    .ifPresent(at -> findings.differs(OPENED, "null", at));
            return;
        }
        if (file.get().isAfter(tuned.exportedAt())) {
            findings.differs(OPENED, file.get(), "an export of " + tuned.exportedAt());
        }
        if (here.isPresent()) {
            // The store keeps milliseconds.
            if (file.get().toEpochMilli() != here.get().toEpochMilli()) {
                findings.differs(OPENED, file.get(), here.get());
            }
        } else if (record.isPresent()) {
            findings.differs(
                    OPENED, file.get(), "no opening in this workspace's record of the tuning");
        } else {
            findings.cannotTell(OPENED);
        }
    }

    /// Every figure, of the same bars and the same version of the strategy.
    void figures(Progress progress) {
        parameters();
        engine();
        Optional<Splits> splits = splits();
        if (splits.isEmpty()) {
            return;
        }
        if (isSealedHere(tuned.splits().validation().to())) {
            List.of("objective", "plateau", "method", "selectionBias")
                    .forEach(findings::cannotTell);
            return;
        }
        year(splits.get());
        objective(splits.get());
        bias(splits.get());
        record.ifPresent(this::against);
        Optional<RepeatedSearch> search =
                RepeatedSearch.of(source, strategy, tuned, splits.get(), record);
        if (search.isPresent()) {
            repeated(search.get(), search.get().result(progress));
        } else {
            List.of("plateau", "method", "selectionBias.pbo").forEach(findings::cannotTell);
        }
        if (record.isEmpty()) {
            findings.cannotTell("selectionBias.trials");
            findings.cannotTell("exportedAt");
        }
    }

    private void parameters() {
        Map<String, ParameterSpace.Parameter> space = new LinkedHashMap<>();
        strategy.space().parameters().forEach(p -> space.put(p.name(), p));
        for (TunedParameters.Parameter p : tuned.parameters()) {
            String place = "parameters." + p.name();
            ParameterSpace.Parameter own = space.remove(p.name());
            if (own == null) {
                findings.differs(place, p.value(), "no parameter of " + strategy.id());
                continue;
            }
            findings.compare(
                    place + ".type",
                    p.integer() ? "integer" : "decimal",
                    own.integer() ? "integer" : "decimal");
            if (!p.tuned()) {
                findings.figure(place + ".min", p.min(), own.min());
                findings.figure(place + ".max", p.max(), own.max());
                findings.figure(place + ".step", p.step(), own.step());
            }
        }
        space.keySet()
                .forEach(
                        name ->
                                findings.differs(
                                        "parameters." + name,
                                        "null",
                                        "a parameter of " + strategy.id()));
    }

    private void engine() {
        EngineVersions.current()
                .forEach(
                        (name, here) -> {
                            if (!here.equals(tuned.engine().get(name))) {
                                findings.cannotTell("engine." + name);
                            }
                        });
    }

    /// The bars of the splits; empty where they are none, which is said.
    private Optional<Splits> splits() {
        Optional<Period> train = period("splits.train", tuned.splits().train());
        Optional<Period> validation = period("splits.validation", tuned.splits().validation());
        Optional<Period> holdout = period("splits.holdout", tuned.splits().holdout());
        if (train.isEmpty() || validation.isEmpty() || holdout.isEmpty()) {
            return Optional.empty();
        }
        findings.compare(
                "splits.holdout.to",
                tuned.splits().holdout().to(),
                source.openOf(source.series().size() - 1));
        try {
            return Optional.of(new Splits(train.get(), validation.get(), holdout.get()));
        } catch (IllegalArgumentException broken) {
            findings.differs("splits", "those", String.valueOf(broken.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Period> period(String place, TunedParameters.Part part) {
        Optional<Integer> from = bar(place + ".from", part.from());
        Optional<Integer> to = bar(place + ".to", part.to());
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get() > to.get()) {
            findings.differs(place + ".to", part.to(), "a first bar at " + part.from());
            return Optional.empty();
        }
        return Optional.of(new Period(from.get(), to.get() + 1));
    }

    private Optional<Integer> bar(String place, Instant open) {
        BarSeries series = source.series();
        int bar = series.firstAtOrAfter(open.toEpochMilli());
        if (bar < series.size() && source.openOf(bar).equals(open)) {
            return Optional.of(bar);
        }
        findings.differs(
                place,
                open,
                bar < series.size() ? "the next bar at " + source.openOf(bar) : "no bar so late");
        return Optional.empty();
    }

    /// By which figures are made yearly. The words of another workbench's rule may be others.
    private void year(Splits splits) {
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

    private void objective(Splits splits) {
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
        } else if (isSealedHere(tuned.splits().holdout().to())) {
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
    private void bias(Splits splits) {
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

    /// What only the workspace's own record can tell.
    private void against(TuningRecord then) {
        then.tuned()
                .ifPresent(
                        t -> {
                            int now = workspace.runs().trials(source.series().sha256()).count();
                            if (tuned.bias().trials() < t.bias().trials()
                                    || tuned.bias().trials() > now) {
                                findings.differs(
                                        "selectionBias.trials",
                                        tuned.bias().trials(),
                                        "%d when it was tuned and %d now"
                                                .formatted(t.bias().trials(), now));
                            }
                            if (then.isThisExport()) {
                                findings.compare(
                                        "selectionBias.trials",
                                        tuned.bias().trials(),
                                        t.bias().trials());
                                findings.figure(
                                        "selectionBias.expectedBestSharpe",
                                        tuned.bias().expectedBestSharpe(),
                                        t.bias().expectedBestSharpe());
                                t.engine()
                                        .forEach(
                                                (name, version) ->
                                                        findings.compare(
                                                                "engine." + name,
                                                                tuned.engine()
                                                                        .getOrDefault(name, ""),
                                                                version));
                                findings.compare("plateau", tuned.plateaus(), t.plateaus());
                                findings.compare("execution", tuned.execution(), t.execution());
                                findings.compare("parameters", tuned.parameters(), t.parameters());
                            } else {
                                findings.cannotTell("exportedAt");
                            }
                            findings.compare(
                                    "method.name", tuned.method().name(), t.method().name());
                            findings.compare(
                                    "method.seed", tuned.method().seed(), t.method().seed());
                            findings.compare(
                                    "method.episodes",
                                    tuned.method().episodes(),
                                    t.method().episodes());
                            findings.compare(
                                    "method.distinctBacktests",
                                    tuned.method().distinctBacktests(),
                                    t.method().distinctBacktests());
                            findings.compare(
                                    "method.settings",
                                    tuned.method().settings(),
                                    t.method().settings());
                            findings.compare(
                                    "splits.train", tuned.splits().train(), t.splits().train());
                            findings.compare(
                                    "splits.validation",
                                    tuned.splits().validation(),
                                    t.splits().validation());
                            findings.compare(
                                    "splits.holdout.from",
                                    tuned.splits().holdout().from(),
                                    t.splits().holdout().from());
                        });
    }

    private void repeated(RepeatedSearch search, TuningResult result) {
        findings.compare(
                "method.distinctBacktests",
                tuned.method().distinctBacktests(),
                result.distinctBacktests());
        findings.compare("method.episodes", tuned.method().episodes(), result.episodes());
        double pbo = result.overfitting().map(o -> o.probability()).orElse(Double.NaN);
        boolean stopped =
                search.isStopped() || record.filter(TuningRecord::isCancelled).isPresent();
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
