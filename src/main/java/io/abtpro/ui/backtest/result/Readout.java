package io.abtpro.ui.backtest.result;

import io.abtpro.bars.BarSeries;
import io.abtpro.report.Figures;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The line above the chart: every series at one bar.
final class Readout {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private Readout() {}

    /// The values at `bar`; at the last bar of the period where `bar` is none of the series, or
    /// hidden.
    static List<String> parts(ShownRun outcome, int bar) {
        BarSeries series = outcome.series();
        var period = outcome.result().period();
        int t =
                bar >= 0 && bar < series.size() && !outcome.isHidden(bar)
                        ? bar
                        : period.toBar() - 1;
        var day = series.timeframe().isCalendar() ? DAY : MINUTE;
        List<String> text = new ArrayList<>();
        text.add(day.format(Instant.ofEpochMilli(series.openTime(t)).atZone(series.zone())));
        add(text, "O", series.open(t), series.open(t));
        add(text, "H", series.high(t), series.open(t));
        add(text, "L", series.low(t), series.open(t));
        add(text, "C", series.close(t), series.open(t));
        Stream.of(outcome.overlays().overPrice(), outcome.overlays().oscillators())
                .flatMap(List::stream)
                .forEach(o -> add(text, o.name(), o.values()[t], o.values()[t]));
        int i = t - period.fromBar();
        if (i >= 0 && i < outcome.result().equity().length) {
            text.add("Equity " + Figures.plain(outcome.result().equity()[i], 0));
            text.add("B&H " + Figures.plain(outcome.result().buyAndHoldEquity()[i], 0));
        }
        return List.copyOf(text);
    }

    private static void add(List<String> text, String name, double value, double scale) {
        text.add(name + " " + Figures.plain(value, Math.abs(scale) < 10 ? 4 : 2));
    }
}
