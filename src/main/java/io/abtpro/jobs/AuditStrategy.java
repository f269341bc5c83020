package io.abtpro.jobs;

import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.RandomForestLearner;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.scoring.ScoreColumns;
import io.abtpro.scoring.SignalFeature;
import io.abtpro.scoring.SignalFeatures;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Signals;
import io.abtpro.strategies.Strategy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/// Proves that no indicator of the catalogue, no signal of one strategy, no feature and no score looks ahead, on the last
/// bars of a series.
public record AuditStrategy(Columns columns, Strategy strategy, ParameterSet parameters)
        implements Job<AuditStrategy.Report> {
    private static final int MOST_BARS = 5_000;
    private static final Execution BOTH_SIDES = both(Execution.defaults());
    /// A small forest and a walk that does not depend on how many signals there are.
    private static final StudyOptions AUDITED = StudyOptions.defaults()
            .withLearner(new RandomForestLearner(new ForestOptions(10, 6, 10, 0, 42)))
            .withWalk(new WalkOptions(30, 20, 5));

    private static Execution both(Execution usual) {
        return new Execution(
                usual.fill(), usual.feeBps(), usual.slippageBps(), usual.capital(), Execution.Side.BOTH, usual.sizing(),
                usual.riskFreeRate());
    }

    /// What was audited; clean where every row is.
    public record Report(List<Row> rows, boolean clean) {
        public Report {
            rows = List.copyOf(rows);
        }
    }

    /// The audit of one column.
    public record Row(String name, boolean clean, String sentence, int checkedBars) {}

    @Override
    public Report run(Progress progress) {
        BarSeries all = columns.series();
        BarSeries bars = all.slice(Math.max(0, all.size() - MOST_BARS), all.size());
        List<IndicatorSpec> indicators = IndicatorCatalog.all();
        List<Row> rows = new ArrayList<>();
        for (IndicatorSpec spec : indicators) {
            progress.throwIfCancelled();
            progress.report(rows.size(), indicators.size() + 4, "Auditing " + spec.name());
            rows.add(row("indicator " + spec.id(), bars, s -> new Columns(s).column(spec.id(), List.of())));
        }
        rows.add(signals("long entries", bars, Signals::enterLong, progress));
        rows.add(signals("long exits", bars, Signals::exitLong, progress));
        rows.add(signals("short entries", bars, Signals::enterShort, progress));
        rows.add(signals("short exits", bars, Signals::exitShort, progress));
        rows.addAll(scoring(bars, progress));
        progress.report(rows.size(), rows.size(), "Audited " + rows.size() + " columns");
        return new Report(rows, rows.stream().allMatch(Row::clean));
    }

    /// Every feature of a signal, and the scores of history with their calibrated probabilities.
    private List<Row> scoring(BarSeries bars, Progress progress) {
        var signals = new SignalSource("audited", new Columns(bars), strategy, parameters, BOTH_SIDES);
        List<Row> rows = new ArrayList<>();
        for (SignalFeature feature : SignalFeatures.all()) {
            progress.throwIfCancelled();
            progress.report(rows.size(), SignalFeatures.all().size(), "Auditing feature " + feature.name());
            rows.add(row("feature " + feature.name(), bars, s -> feature.column(signals.on(s))));
        }
        progress.report(1, 1, "Auditing the scores");
        rows.add(row("score of " + strategy.id(), bars, s -> ScoreColumns.scores(signals.on(s), AUDITED)));
        rows.add(row("probability of " + strategy.id(), bars, s -> ScoreColumns.probabilities(signals.on(s), AUDITED)));
        return rows;
    }

    private Row signals(String which, BarSeries bars, Function<Signals, BitSet> side, Progress progress) {
        progress.throwIfCancelled();
        return row(
                "%s of %s".formatted(which, strategy.id()),
                bars,
                s -> column(side.apply(strategy.signals(new Columns(s), parameters)), s.size()));
    }

    private static double[] column(BitSet bits, int bars) {
        double[] column = new double[bars];
        bits.stream().forEach(t -> column[t] = 1);
        return column;
    }

    private static Row row(String name, BarSeries bars, Function<BarSeries, double[]> column) {
        LookAheadAudit.Result result = LookAheadAudit.of(name, bars, column);
        return new Row(name, result.clean(), result.sentence(), result.checkedBars());
    }
}
