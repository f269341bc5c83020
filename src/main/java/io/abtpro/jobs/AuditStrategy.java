package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Signals;
import io.abtpro.strategies.Strategy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/// Proves that neither an indicator of the catalogue nor the signals of one strategy look ahead, on the last bars of a
/// series.
public record AuditStrategy(Columns columns, Strategy strategy, ParameterSet parameters)
        implements Job<AuditStrategy.Report> {
    private static final int MOST_BARS = 5_000;

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
        progress.report(rows.size(), rows.size(), "Audited " + rows.size() + " columns");
        return new Report(rows, rows.stream().allMatch(Row::clean));
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
