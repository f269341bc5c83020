package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.EntrySizing;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Track;
import io.abtpro.indicators.Columns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a backtest says of a series: entries, exits, equity, and what its gate and its forecasts
/// made of each entry.
final class AuditedTrades {
    private AuditedTrades() {}

    /// @param kind of the run, such as "gated "
    static Map<String, Track> of(
            String kind, BacktestPlan plan, BarSeries bars, Progress progress) {
        String of = kind + "run of " + plan.strategy().id();
        RunBacktest job =
                plan.on(
                        "audited",
                        new Columns(bars),
                        Backtest.Period.all(bars),
                        Optional.empty(),
                        progress);
        RunBacktest.Report report = job.run(progress);
        Map<String, Track> tracks = new LinkedHashMap<>();
        tracks.put("entry, " + of, entries(report.result(), bars, plan.execution().fill()));
        tracks.put("exit, " + of, exits(report.result(), bars));
        tracks.put("equity, " + of, equity(report.result(), bars));
        EntrySizing gate = job.gate().<EntrySizing>map(g -> g).orElse(EntrySizing.USUAL);
        EntrySizing size = job.sizing().<EntrySizing>map(s -> s).orElse(EntrySizing.USUAL);
        if (job.gate().isPresent() || job.sizing().isPresent()) {
            tracks.put(
                    "part of its size that an entry takes, " + of,
                    taken(
                            (bar, isLong) -> gate.factor(bar, isLong) * size.factor(bar, isLong),
                            bars));
        }
        return tracks;
    }

    /// An entry at the close of the last bar is not taken, since it would be closed at once: that
    /// one was taken is known with the bar after.
    private static Track entries(BacktestResult result, BarSeries bars, Execution.Fill fill) {
        int later = fill == Execution.Fill.SAME_CLOSE ? 1 : 0;
        List<Track.Event> events = new ArrayList<>();
        for (Trade trade : result.trades()) {
            events.add(new Track.Event(bars.knownAt(trade.entryBar() + later), entry(trade)));
        }
        return new Track.Events(events);
    }

    private static String entry(Trade trade) {
        return "%s at %s, %s of %s"
                .formatted(
                        trade.isLong() ? "long" : "short",
                        trade.entryTime(),
                        trade.quantity(),
                        trade.entryPrice());
    }

    /// A position that is closed because the data ends has not ended.
    private static Track exits(BacktestResult result, BarSeries bars) {
        List<Track.Event> events = new ArrayList<>();
        for (Trade trade : result.trades()) {
            if (trade.exitReason() != Trade.ExitReason.END_OF_DATA) {
                events.add(
                        new Track.Event(
                                bars.knownAt(trade.exitBar()),
                                "%s, out at %s for %s by %s: fees %s, net %s"
                                        .formatted(
                                                entry(trade),
                                                trade.exitTime(),
                                                trade.exitPrice(),
                                                trade.exitReason(),
                                                trade.fees(),
                                                trade.netPnl())));
            }
        }
        return new Track.Events(events);
    }

    /// Equity of the bar before: at the last bar of the data an open position is closed, at a fee.
    private static Track equity(BacktestResult result, BarSeries bars) {
        double[] column = Track.none(bars.size()).values();
        int from = result.period().fromBar();
        for (int i = 0; i + 1 < result.equity().length; i++) {
            column[from + i + 1] = result.equity()[i];
        }
        return new Track.Column(column);
    }

    /// The part of its size that an entry at each bar takes; none is no value.
    private static Track taken(EntrySizing sizing, BarSeries bars) {
        double[] column = Track.none(bars.size()).values();
        for (int t = 0; t < column.length; t++) {
            double part = sizing.factor(t, true);
            column[t] = part == 0 ? Double.NaN : part;
        }
        return new Track.Column(column);
    }
}
