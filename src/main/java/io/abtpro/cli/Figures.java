package io.abtpro.cli;

import io.abtpro.backtest.Statistic;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/// Numbers and dates as people read them: thousands commas, percent, ISO dates.
final class Figures {
    private static final String NONE = "-";

    /// The profit factor of a run that gained and lost nothing.
    static final String NOTHING_LOST = "no loss";

    private Figures() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// A fraction as percent, such as "12.34 %".
    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%,.2f %%", 100 * fraction);
    }

    /// A number without needless zeros, such as "2" or "0.5".
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? count((long) value)
                : Double.toString(value);
    }

    static String of(Statistic statistic, OptionalDouble value) {
        return value.isEmpty() ? NONE : shown(statistic.unit(), value.getAsDouble());
    }

    private static String shown(Statistic.Unit unit, double value) {
        return switch (unit) {
            case PERCENT -> percent(value);
            case RATIO, MONEY -> String.format(Locale.ROOT, "%,.2f", value);
            case BARS -> count(Math.round(value)) + " bars";
            case COUNT -> count(Math.round(value));
            case TIMES -> String.format(Locale.ROOT, "%,.1f x", value);
        };
    }

    /// The date in `zone`, with the time where it is not midnight.
    static String date(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().toString()
                : DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(local);
    }

    static String date(Instant time, String zone) {
        return date(time, ZoneId.of(zone));
    }
}
