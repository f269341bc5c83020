package io.abtpro.loading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the stamp of a record as epoch milliseconds, UTC.
final class StampReader {
    /// What [#offsetSeconds] is where the stamp carries no offset.
    static final int NO_OFFSET = Integer.MIN_VALUE;

    private static final long SPAN = 15 * 60_000L;
    private static final long DAY = 86_400_000L;
    private static final long FIRST = LocalDate.of(1600, 1, 1).toEpochDay() * DAY;
    private static final long LAST = LocalDate.of(2200, 1, 1).toEpochDay() * DAY;
    private static final long FAR = 3653 * DAY;
    private final Layout layout;
    private final DateOrder order;
    private final ZoneId zone;
    private final Optional<DateTimeFormatter> pattern;
    private final long day;
    private final StampParser parser;
    private final StampParser clock;
    private long spanOfOffsets = Long.MIN_VALUE;
    private long earlier;
    private long later;
    private boolean skipped;
    private String why = "";
    private EpochUnit unit;
    private long lastEpoch;
    private boolean falling;
    private long before = StampParser.INVALID;

    /// How many stamps were of each kind, for decisions over the whole file.
    int epochs;

    int locals;
    int withOffset;

    /// How many were a date alone, without a time of day.
    int dates;

    /// How many had the time of day 24:00, which only the end of a bar has.
    int endsOfDay;

    /// How many dates were read by the order of day and month.
    int ordered;

    /// True if a stamp had a time of day other than midnight.
    boolean clocked;

    /// The offset of the last stamp in seconds, [#NO_OFFSET] where it had none.
    int offsetSeconds = NO_OFFSET;

    /// The regions that stamps name in brackets.
    final Set<String> regions = new HashSet<>();

    /// @param start the unit of most epoch stamps
    /// @param day local midnight (as if in UTC) to which times since midnight are added
    StampReader(
            Layout layout,
            DateOrder order,
            EpochUnit.Start start,
            ZoneId zone,
            Optional<DateTimeFormatter> pattern,
            long day) {
        this.layout = layout;
        this.order = order;
        this.unit = start.unit();
        this.lastEpoch = start.reference();
        this.parser = new StampParser(layout.numbers());
        this.clock = new StampParser(layout.clockNumbers());
        this.zone = zone;
        this.pattern = pattern;
        this.day = day;
    }

    /// True where every stamp was a date alone.
    boolean areDates() {
        return dates > 0 && dates == locals && epochs == 0 && withOffset == 0;
    }

    /// The stamp of the record under `cursor`; [StampParser#INVALID] where it is none.
    long read(Cursor cursor) {
        why = "is no valid date or time";
        offsetSeconds = NO_OFFSET;
        if (layout.time() >= cursor.width() || layout.clock() >= cursor.width()) {
            return StampParser.INVALID;
        }
        long time = pattern.isPresent() ? byPattern(cursor, pattern.get()) : byForm(cursor);
        if (time != StampParser.INVALID && (time < FIRST || time >= LAST)) {
            why =
                    "is in the year "
                            + year(time)
                            + ", out of all proportion; bars are read from 1600 to 2199";
            return StampParser.INVALID;
        }
        return time;
    }

    private long byForm(Cursor cursor) {
        if (layout.sinceMidnight()) {
            double millis =
                    new NumberStyle('.').parse(cursor.bytes(), cursor.from(0), cursor.to(0));
            return millis >= 0 && millis < 86_400_000
                    ? toUtc(day + (long) millis)
                    : StampParser.INVALID;
        }
        var kind =
                layout.parts().isNone()
                        ? parser.parse(
                                cursor.bytes(),
                                cursor.from(layout.time()),
                                cursor.to(layout.time()))
                        : parser.parse(layout.parts().joined(cursor::text, layout.time()));
        return switch (kind) {
            case NONE, TIME_OF_DAY -> StampParser.INVALID;
            case EPOCH -> epoch();
            case DATE, DATE_TIME -> stamp(cursor);
        };
    }

    /// Each stamp decides its unit by its size; one that is too short or too long for the unit
    /// before it is taken in the unit that brings it nearer to the stamp before it, and in none
    /// where both lead far away.
    private long epoch() {
        epochs++;
        EpochUnit bySize = EpochUnit.bySize(parser.epoch);
        long time = bySize.millis(parser.epoch, parser.epochWhole);
        if (bySize != unit) {
            long other = unit.millis(parser.epoch, parser.epochWhole);
            boolean keeps = distance(other) <= distance(time);
            if (Math.min(distance(other), distance(time)) > FAR) {
                why =
                        "is out of all proportion to the others: the year %d in %s, %d in %s"
                                .formatted(
                                        year(other), unit.inWords(), year(time), bySize.inWords());
                return StampParser.INVALID;
            }
            unit = keeps ? unit : bySize;
            time = keeps ? other : time;
        }
        lastEpoch = time < FIRST || time >= LAST ? lastEpoch : time;
        return time;
    }

    private static int year(long time) {
        return Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC).getYear();
    }

    private double distance(long time) {
        return Math.abs((double) time - lastEpoch);
    }

    private long stamp(Cursor cursor) {
        long millis = parser.dateMillis(order);
        if (millis == StampParser.INVALID) {
            return millis;
        }
        long local = millis + parser.millisOfDay;
        if (layout.clock() >= 0) {
            int from = cursor.from(layout.clock());
            int to = cursor.to(layout.clock());
            if (clock.parse(cursor.bytes(), from, to) != StampParser.Kind.TIME_OF_DAY) {
                return StampParser.INVALID;
            }
            local = millis + clock.millisOfDay;
        }
        endsOfDay += local - millis == StampParser.DAY ? 1 : 0;
        ordered += parser.yearFirst || parser.monthNamed ? 0 : 1;
        clocked |= local != millis;
        dates += layout.clock() < 0 && parser.kind == StampParser.Kind.DATE ? 1 : 0;
        if (!parser.hasOffset && !parser.region.isEmpty()) {
            return ofRegion(local, parser.region);
        }
        if (!parser.hasOffset) {
            locals++;
            return clocked ? toUtc(local) : startOfDay(local);
        }
        noteOffset((int) (parser.offsetMillis / 1000), parser.region);
        return local - parser.offsetMillis;
    }

    /// A stamp that names its region, such as "20240102 09:30:00 US/Eastern".
    private long ofRegion(long local, String region) {
        Optional<ZoneId> own = ZoneFinder.known(region);
        if (own.isEmpty()) {
            return StampParser.INVALID;
        }
        LocalDateTime at =
                LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), 0, ZoneOffset.UTC);
        List<ZoneOffset> valid = own.get().getRules().getValidOffsets(at);
        if (valid.isEmpty()) {
            why = "is skipped by the clock change of that day in " + region;
            return StampParser.INVALID;
        }
        earlier = valid.getFirst().getTotalSeconds() * 1000L;
        later = valid.getLast().getTotalSeconds() * 1000L;
        spanOfOffsets = Long.MIN_VALUE;
        long utc = earlier == later ? local - earlier : repeated(local);
        falling = before == StampParser.INVALID || utc == before ? falling : utc < before;
        before = utc;
        noteOffset((int) ((local - utc) / 1000), region);
        return utc;
    }

    private void noteOffset(int seconds, String region) {
        withOffset++;
        offsetSeconds = seconds;
        if (!region.isEmpty() && regions.size() < 10) {
            regions.add(region);
        }
    }

    private long toUtc(long local) {
        long span = Math.floorDiv(local, SPAN);
        if (span != spanOfOffsets) {
            spanOfOffsets = span;
            LocalDateTime at = LocalDateTime.ofEpochSecond(span * SPAN / 1000, 0, ZoneOffset.UTC);
            List<ZoneOffset> valid = zone.getRules().getValidOffsets(at);
            skipped = valid.isEmpty();
            earlier = skipped ? 0 : valid.getFirst().getTotalSeconds() * 1000L;
            later = skipped ? 0 : valid.getLast().getTotalSeconds() * 1000L;
        }
        if (skipped) {
            why =
                    "is skipped by the clock change of that day in %s; is the zone right?"
                            .formatted(zone.getId());
            return StampParser.INVALID;
        }
        long utc = earlier == later ? local - earlier : repeated(local);
        falling = before == StampParser.INVALID || utc == before ? falling : utc < before;
        before = utc;
        return utc;
    }

    /// The first moment of the day of `midnight`, which the clock skips or shows twice in some
    /// zones.
    private long startOfDay(long midnight) {
        long utc = toUtc(midnight);
        return skipped || earlier != later
                ? LocalDate.ofEpochDay(Math.floorDiv(midnight, DAY))
                        .atStartOfDay(zone)
                        .toInstant()
                        .toEpochMilli()
                : utc;
    }

    /// A time that the clock shows twice: the one that keeps the order of the file, else the first.
    private long repeated(long local) {
        long first = local - earlier;
        long second = local - later;
        boolean takeSecond =
                falling
                        ? second < before
                        : before != StampParser.INVALID
                                && second > before
                                && (first < before || first == before && !layout.isTrades());
        return takeSecond ? second : first;
    }

    /// What is wrong with the last stamp, where it was invalid: "is no valid date or time".
    String why() {
        return why;
    }

    private long byPattern(Cursor cursor, DateTimeFormatter formatter) {
        String text = cursor.text(layout.time());
        String both = layout.stamp(cursor);
        try {
            return toUtc(formatter.parse(both));
        } catch (DateTimeException notBoth) {
            try {
                return toUtc(formatter.parse(text));
            } catch (DateTimeException notThis) {
                return StampParser.INVALID;
            }
        }
    }

    private long toUtc(TemporalAccessor parsed) {
        clocked |=
                parsed.isSupported(ChronoField.SECOND_OF_DAY)
                        && parsed.get(ChronoField.SECOND_OF_DAY) != 0;
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            boolean known = parsed.isSupported(ChronoField.OFFSET_SECONDS);
            noteOffset(known ? parsed.get(ChronoField.OFFSET_SECONDS) : 0, "");
            return Instant.from(parsed).toEpochMilli();
        }
        locals++;
        dates += parsed.isSupported(ChronoField.HOUR_OF_DAY) ? 0 : 1;
        return parsed.isSupported(ChronoField.HOUR_OF_DAY)
                ? toUtc(LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC).toEpochMilli())
                : startOfDay(LocalDate.from(parsed).toEpochDay() * DAY);
    }
}
