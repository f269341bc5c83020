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
import java.util.List;
import java.util.Optional;

/// Reads the stamp of a record as epoch milliseconds, UTC.
final class StampReader {
    private static final long SPAN = 15 * 60_000L;
    private final Layout layout;
    private final DateOrder order;
    private final double epochFactor;
    private final ZoneId zone;
    private final Optional<DateTimeFormatter> pattern;
    private final long day;
    private final StampParser parser = new StampParser();
    private final StampParser clock = new StampParser();
    private long spanOfOffsets = Long.MIN_VALUE;
    private long earlier;
    private long later;
    private boolean skipped;
    private boolean wasSkipped;
    private boolean falling;
    private long before = StampParser.INVALID;

    /// @param epochFactor milliseconds in one unit of an epoch stamp
    /// @param day local midnight (as if in UTC) to which times since midnight are added
    StampReader(Layout layout, DateOrder order, double epochFactor, ZoneId zone, Optional<DateTimeFormatter> pattern,
            long day) {
        this.layout = layout;
        this.order = order;
        this.epochFactor = epochFactor;
        this.zone = zone;
        this.pattern = pattern;
        this.day = day;
    }

    /// The stamp of the record under `cursor`; [StampParser#INVALID] where it is none.
    long read(Cursor cursor) {
        wasSkipped = false;
        if (layout.time() >= cursor.width() || layout.clock() >= cursor.width()) {
            return StampParser.INVALID;
        }
        if (pattern.isPresent()) {
            return byPattern(cursor, pattern.get());
        }
        if (layout.sinceMidnight()) {
            double millis = new NumberStyle('.').parse(cursor.bytes(), cursor.from(0), cursor.to(0));
            return millis >= 0 && millis < 86_400_000 ? toUtc(day + (long) millis) : StampParser.INVALID;
        }
        var kind = parser.parse(cursor.bytes(), cursor.from(layout.time()), cursor.to(layout.time()));
        return switch (kind) {
            case NONE, TIME_OF_DAY -> StampParser.INVALID;
            case EPOCH -> epoch();
            case DATE, DATE_TIME -> stamp(cursor);
        };
    }

    private long epoch() {
        if (epochFactor == 1) {
            return parser.epochWhole;
        }
        return epochFactor > 1
                ? (long) Math.floor(parser.epoch * epochFactor + 1e-6)
                : Math.floorDiv(parser.epochWhole, Math.round(1 / epochFactor));
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
        return parser.hasOffset ? local - parser.offsetMillis : toUtc(local);
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
        wasSkipped = skipped;
        if (skipped) {
            return StampParser.INVALID;
        }
        long utc = earlier == later ? local - earlier : repeated(local);
        falling = before == StampParser.INVALID || utc == before ? falling : utc < before;
        before = utc;
        return utc;
    }

    /// A time that the clock shows twice: the one that keeps the order of the file, else the first.
    private long repeated(long local) {
        long first = local - earlier;
        long second = local - later;
        boolean takeSecond = falling ? second < before : before != StampParser.INVALID && second > before && (first < before || first == before && !layout.isTrades());
        return takeSecond ? second : first;
    }

    /// True if the last stamp was invalid because the clock was put forward over it.
    boolean wasSkipped() {
        return wasSkipped;
    }

    private long byPattern(Cursor cursor, DateTimeFormatter formatter) {
        String text = cursor.text(layout.time());
        String both = layout.clock() >= 0 ? text + " " + cursor.text(layout.clock()) : text;
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
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed).toEpochMilli();
        }
        LocalDateTime local = parsed.isSupported(ChronoField.HOUR_OF_DAY)
                ? LocalDateTime.from(parsed)
                : LocalDate.from(parsed).atStartOfDay();
        return toUtc(local.toInstant(ZoneOffset.UTC).toEpochMilli());
    }
}
