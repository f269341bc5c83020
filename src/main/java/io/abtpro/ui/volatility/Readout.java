package io.abtpro.ui.volatility;

import io.abtpro.bars.BarSeries;
import io.abtpro.chart.Layer;
import io.abtpro.report.Figures;
import io.abtpro.volatility.Baseline;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The line above the chart: every series at one bar.
final class Readout {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
    static final String GAP = "  ";

    private Readout() {}

    /// The values at `bar`, of which the outcome is said with the date at which it was known; at
    /// the last bar where `bar` is none.
    static String text(Forecasts f, DrawnForecasts shown, int bar) {
        BarSeries bars = f.bars();
        int last = bars.size() - 1;
        if (bar > last) {
            return cone(f, shown, bar);
        }
        int t = bar < 0 ? last : bar;
        var text = new StringBuilder(date(bars, bars.openTime(t)));
        text.append(GAP)
                .append("Close ")
                .append(Figures.plain(bars.close(t), bars.close(t) < 10 ? 4 : 2));
        text.append(GAP).append(outcome(f, t));
        text.append(GAP).append("Forest ").append(Figures.plain(f.curves().forest()[t], 1));
        f.curves().bands().stream()
                .filter(band -> shown.bands().contains(band.nominal()))
                .forEach(
                        band ->
                                text.append(GAP)
                                        .append(HistoryPanes.name(band.nominal()))
                                        .append(' ')
                                        .append(ends(band.low()[t], band.high()[t])));
        for (Baseline baseline : HistoryPanes.BASELINES) {
            double[] line = f.curves().baselines().get(baseline);
            if (line != null && shown.baselines().contains(baseline)) {
                text.append(GAP)
                        .append(baseline.label())
                        .append(' ')
                        .append(Figures.plain(line[t], 1));
            }
        }
        return text.toString();
    }

    /// The ends of a band in percent; where the errors until then could not tell one, that there
    /// was none.
    private static String ends(double low, double high) {
        return Double.isInfinite(low) || Double.isInfinite(high)
                ? Figures.band(low / 100, high / 100)
                : Figures.plain(low, 1) + '\u2013' + Figures.plain(high, 1);
    }

    /// Where the close may be at a bar that has not come.
    private static String cone(Forecasts f, DrawnForecasts shown, int bar) {
        int after = bar - (f.bars().size() - 1);
        var text =
                new StringBuilder(
                        "%d bars after the last; the close is expected within".formatted(after));
        for (Layer layer : HistoryPanes.cone(f, shown.bands()).reversed()) {
            if (layer instanceof Layer.Band band) {
                int decimals = band.low()[bar] < 10 ? 4 : 2;
                text.append(GAP)
                        .append(band.name())
                        .append(' ')
                        .append(Figures.plain(band.low()[bar], decimals))
                        .append('\u2013')
                        .append(Figures.plain(band.high()[bar], decimals));
            }
        }
        return text.toString();
    }

    private static String outcome(Forecasts f, int t) {
        double realised = f.curves().realised()[t];
        int known = t + f.horizon();
        if (known >= f.bars().size()) {
            return "Realised not known yet";
        }
        return Double.isNaN(realised)
                ? "No forecast yet"
                : "Realised %s, known %s"
                        .formatted(
                                Figures.plain(realised, 1),
                                date(f.bars(), f.bars().openTime(known)));
    }

    static String date(BarSeries bars, long time) {
        return (bars.timeframe().isCalendar() ? DAY : MINUTE)
                .format(Instant.ofEpochMilli(time).atZone(bars.zone()));
    }
}
