package io.abtpro.ui.signals;

import io.abtpro.bars.BarSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers and times as this tab shows them.
final class Figures {
    static final String ABSENT = "\u2013";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter LONG_MINUTE = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private Figures() {}

    static String plain(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return ABSENT;
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
        boolean zero = text.chars().allMatch(c -> c == '0' || c == '.' || c == ',');
        return value < 0 && !zero ? "\u2212" + text : text;
    }

    /// With as many decimals as it has.
    static String exact(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    static String signed(double value, int decimals) {
        String text = plain(value, decimals);
        return value > 0 && Double.isFinite(value) && !text.matches("[0.,]*") ? "+" + text : text;
    }

    /// A share as percent with one decimal.
    static String percent(double share) {
        return Double.isFinite(share) ? plain(100 * share, 1) + " %" : ABSENT;
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// The style class of money.
    static String tone(double value) {
        return value > 0 ? "gain" : value < 0 ? "loss" : "plain";
    }

    static boolean isIntraday(BarSeries series) {
        return !series.timeframe().isCalendar();
    }

    static String time(BarSeries series, int bar) {
        return (isIntraday(series) ? MINUTE : DAY).format(open(series, bar));
    }

    static String longTime(BarSeries series, int bar) {
        return (isIntraday(series) ? LONG_MINUTE : LONG_DAY).format(open(series, bar));
    }

    private static ZonedDateTime open(BarSeries series, int bar) {
        return Instant.ofEpochMilli(series.openTime(bar)).atZone(series.zone());
    }

    /// A feature's value, with as many decimals as it needs.
    static String feature(double value) {
        double size = Math.abs(value);
        return plain(value, value == Math.rint(value) && size < 1e6 ? 0 : size >= 100 ? 0 : size >= 10 ? 1 : 2);
    }
}
