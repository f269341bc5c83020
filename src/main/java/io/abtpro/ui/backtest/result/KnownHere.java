package io.abtpro.ui.backtest.result;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.report.Figures;
import io.abtpro.strategies.Signals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was known at the close of one bar, and nothing of what came after it.
///
/// @param title the moment of the close
record KnownHere(String title, List<Line> lines) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /// A name and its value at that close.
    record Line(String name, String value) {}

    KnownHere {
        lines = List.copyOf(lines);
    }

    /// What `outcome` knew at the close of bar `t`. Equity and position only inside its period.
    static KnownHere of(ShownRun outcome, int t) {
        BarSeries series = outcome.series();
        long known = series.knownAt(t);
        var lines = new ArrayList<Line>();
        lines.add(
                new Line(
                        "Bar",
                        moment(series.openTime(t), series.zone()) + " " + series.timeframe()));
        lines.add(new Line("Open", plain(series.open(t))));
        lines.add(new Line("High", plain(series.high(t))));
        lines.add(new Line("Low", plain(series.low(t))));
        lines.add(new Line("Close", plain(series.close(t))));
        lines.add(new Line("Volume", plain(series.volume(t))));
        columns(lines, outcome.overlays().overPrice(), t);
        columns(lines, outcome.overlays().oscillators(), t);
        int i = t - outcome.result().period().fromBar();
        if (i >= 0 && i < outcome.result().equity().length) {
            account(lines, outcome, t, i);
        }
        return new KnownHere(
                "Known at " + moment(known, series.zone()) + " (" + series.zone() + ")", lines);
    }

    private static void columns(List<Line> lines, List<Overlays.Overlay> overlays, int t) {
        overlays.forEach(o -> lines.add(new Line(o.name(), plain(o.values()[t]))));
    }

    private static void account(List<Line> lines, ShownRun outcome, int t, int i) {
        BarSeries series = outcome.series();
        Signals signals =
                outcome.inputs()
                        .strategy()
                        .signals(outcome.request().columns(), outcome.inputs().parameters());
        Optional<Trade> open =
                outcome.result().trades().stream()
                        .filter(trade -> trade.entryBar() <= t && t < trade.exitBar())
                        .findFirst();
        lines.add(
                new Line(
                        "Position",
                        open.map(trade -> position(trade, series.zone())).orElse("none")));
        lines.add(new Line("Equity", Figures.plain(outcome.result().equity()[i], 2)));
        lines.add(
                new Line("Buy and hold", Figures.plain(outcome.result().buyAndHoldEquity()[i], 2)));
        lines.add(new Line("Signals at this close", signals(signals, t)));
        lines.add(new Line("Pending", pending(outcome, signals, open, t)));
    }

    private static String position(Trade trade, ZoneId zone) {
        return "%s %s since %s at %s"
                .formatted(
                        trade.isLong() ? "long" : "short",
                        plain(trade.quantity()),
                        moment(trade.entryTime(), zone),
                        plain(trade.entryPrice()));
    }

    private static String signals(Signals signals, int t) {
        var names = new ArrayList<String>();
        if (signals.enterLong().get(t)) {
            names.add("enter long");
        }
        if (signals.exitLong().get(t)) {
            names.add("leave long");
        }
        if (signals.enterShort().get(t)) {
            names.add("enter short");
        }
        if (signals.exitShort().get(t)) {
            names.add("leave short");
        }
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /// What will be done at the next open, by the rules of the fills.
    private static String pending(ShownRun outcome, Signals signals, Optional<Trade> open, int t) {
        Execution execution = outcome.inputs().execution();
        if (execution.fill() == Execution.Fill.SAME_CLOSE) {
            return "none; signals fill at the close at which they appear";
        }
        boolean mayLong = execution.side() != Execution.Side.SHORT && signals.enterLong().get(t);
        boolean mayShort = execution.side() != Execution.Side.LONG && signals.enterShort().get(t);
        boolean buys = mayLong && !mayShort && open.map(trade -> !trade.isLong()).orElse(true);
        boolean sells = mayShort && !mayLong && open.map(Trade::isLong).orElse(true);
        boolean leaves =
                open.map(
                                trade ->
                                        (trade.isLong() ? signals.exitLong() : signals.exitShort())
                                                .get(t))
                        .orElse(false);
        var orders = new ArrayList<String>();
        if (open.isPresent() && (leaves || buys || sells)) {
            orders.add("leave the position");
        }
        if (buys || sells) {
            orders.add(buys ? "go long" : "go short");
        }
        return orders.isEmpty() ? "none" : String.join(" and ", orders) + " at the next open";
    }

    /// One line each, name and value parted by a tab.
    String text() {
        return lines.stream()
                .map(line -> line.name() + "\t" + line.value())
                .collect(Collectors.joining("\n", title + "\n", "\n"));
    }

    private static String moment(long time, ZoneId zone) {
        return MOMENT.format(Instant.ofEpochMilli(time).atZone(zone));
    }

    private static String plain(double value) {
        return Double.isNaN(value)
                ? Figures.ABSENT + " (warming up)"
                : Figures.plain(value, Math.abs(value) < 10 ? 5 : 2);
    }
}
