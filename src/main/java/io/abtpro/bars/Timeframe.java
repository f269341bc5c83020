package io.abtpro.bars;

import io.abtpro.failures.RefusedException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/// The length of a bar, such as 5 minutes or 1 day.
///
/// Units of a day and longer follow the calendar of the exchange's zone: a New York day in March
/// may last 23 hours.
///
/// @param count how many units, at least 1
/// @param unit the unit of time
public record Timeframe(int count, Unit unit) implements Comparable<Timeframe> {
    /// Units with the suffix used on the command line.
    public enum Unit {
        SECOND("s", ChronoUnit.SECONDS, 1_000L),
        MINUTE("m", ChronoUnit.MINUTES, 60_000L),
        HOUR("h", ChronoUnit.HOURS, 3_600_000L),
        DAY("d", ChronoUnit.DAYS, 86_400_000L),
        WEEK("w", ChronoUnit.WEEKS, 604_800_000L),
        MONTH("mo", ChronoUnit.MONTHS, 2_629_746_000L);

        private final String suffix;
        private final ChronoUnit chrono;
        private final long millis;

        Unit(String suffix, ChronoUnit chrono, long millis) {
            this.suffix = suffix;
            this.chrono = chrono;
            this.millis = millis;
        }
    }

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(mo|s|m|h|d|w)");

    public Timeframe {
        if (count < 1) {
            throw new RefusedException("timeframe count must be >= 1, was " + count);
        }
    }

    /// The timeframe written as `text`: a number and one of s, m, h, d, w, mo.
    ///
    /// @throws IllegalArgumentException if the text has another form
    public static Timeframe parse(String text) {
        var match = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (match.matches()) {
            for (Unit unit : Unit.values()) {
                if (unit.suffix.equals(match.group(2))) {
                    return new Timeframe(Integer.parseInt(match.group(1)), unit);
                }
            }
        }
        throw new RefusedException(
                "timeframe must be a number and a unit, such as 1m, 5m, 1h, 1d, 1w or 1mo, was '"
                        + text
                        + "'");
    }

    /// The timeframe of `millis`, in the largest unit that divides it; 28 to 31 days are a month.
    public static Timeframe ofMillis(long millis) {
        if (millis >= 28 * Unit.DAY.millis && millis <= 31 * Unit.DAY.millis) {
            return new Timeframe(1, Unit.MONTH);
        }
        Unit best = Unit.SECOND;
        for (Unit unit : Unit.values()) {
            if (unit != Unit.MONTH && millis % unit.millis == 0) {
                best = unit;
            }
        }
        return new Timeframe(Math.toIntExact(Math.max(1, millis / best.millis)), best);
    }

    /// Nominal length in milliseconds; a month counts 30.44 days.
    public long millis() {
        return count * unit.millis;
    }

    /// True for a day and longer, where the calendar decides the length.
    public boolean isCalendar() {
        return unit.compareTo(Unit.DAY) >= 0;
    }

    /// The end of the bar that opens at `openTime` (epoch ms, UTC): the first moment at which it is
    /// known.
    public long endOf(long openTime, ZoneId zone) {
        if (!isCalendar()) {
            return openTime + millis();
        }
        ZonedDateTime open = Instant.ofEpochMilli(openTime).atZone(zone);
        return open.plus(count, unit.chrono).toInstant().toEpochMilli();
    }

    @Override
    public int compareTo(Timeframe other) {
        return Long.compare(millis(), other.millis());
    }

    /// The form that [#parse] reads, such as `5m`.
    @Override
    public String toString() {
        return count + unit.suffix;
    }
}
