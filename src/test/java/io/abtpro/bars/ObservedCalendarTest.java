package io.abtpro.bars;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Missing bars are counted as if each were looked at.
class ObservedCalendarTest {
    private static final long MONDAY = Instant.parse("2020-01-06T00:00:00Z").toEpochMilli();

    private static BarSeries series(String timeframe, String zone, List<Long> times) {
        double[] flat = new double[times.size()];
        Arrays.fill(flat, 100);
        return BarSeries.of(
                Timeframe.parse(timeframe),
                ZoneId.of(zone),
                times.stream().mapToLong(Long::longValue).toArray(),
                flat,
                flat,
                flat,
                flat,
                flat);
    }

    private static boolean isOpen(ZonedDateTime at, boolean sessions) {
        boolean session =
                at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                        && at.getHour() >= 9
                        && at.getHour() < 16;
        return at.getDayOfYear() != 185 && (session || !sessions);
    }

    @ParameterizedTest
    @CsvSource({
        "5m, America/New_York, 60",
        "30m, Asia/Kolkata, 400",
        "1h, Australia/Lord_Howe, 900",
        "4h, UTC, 900",
        "1h, Europe/Berlin, 900"
    })
    void missingBarsAreThoseThatOneByOneAreMissing(String timeframe, String zone, int days) {
        long step = Timeframe.parse(timeframe).millis();
        Random random = new Random(3);
        for (boolean sessions : new boolean[] {true, false}) {
            List<Long> times = new ArrayList<>();
            int gap = 0;
            for (long time = MONDAY; time < MONDAY + days * 86_400_000L; time += step) {
                gap =
                        random.nextInt(400) == 0
                                ? random.nextInt(random.nextBoolean() ? 20 : 1000)
                                : gap - 1;
                if (gap <= 0
                        && isOpen(Instant.ofEpochMilli(time).atZone(ZoneId.of(zone)), sessions)) {
                    times.add(time);
                }
            }
            BarSeries series = series(timeframe, zone, times);
            ObservedCalendar calendar = new ObservedCalendar(series);
            for (int t = 1; t < series.size(); t++) {
                assertThat(calendar.missingByCount(t)).isEqualTo(calendar.missingOneByOne(t));
            }
        }
    }

    /// Calendars by lot: sessions of any hours on any weekdays, from a day to a month, thin or
    /// holed.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void missingBarsOfCalendarsByLotAreThoseThatOneByOneAreMissing(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            long step = 60_000L * List.of(5, 15, 30, 60, 240, 1440).get(random.nextInt(6));
            int weekdays = 1 + random.nextInt(127);
            int open = random.nextInt(12);
            int close = random.nextBoolean() ? 24 : open + 1 + random.nextInt(24 - open);
            double chance = random.nextBoolean() ? 0.98 : random.nextDouble();
            long off = random.nextInt(4) == 0 ? random.nextLong(step) : 0;
            long end = MONDAY + off + (1 + random.nextInt(30)) * 86_400_000L;
            List<Long> times = new ArrayList<>();
            for (long time = MONDAY + off; time < end; time += step) {
                var at = Instant.ofEpochMilli(time).atZone(ZoneId.of("UTC"));
                boolean trades =
                        (weekdays >> at.getDayOfWeek().ordinal() & 1) == 1
                                && (step == 86_400_000L
                                        || at.getHour() >= open && at.getHour() < close);
                if (trades && random.nextDouble() < chance) {
                    times.add(time);
                }
            }
            if (times.size() > 1) {
                BarSeries series = series(Timeframe.ofMillis(step).toString(), "UTC", times);
                ObservedCalendar calendar = new ObservedCalendar(series);
                for (int t = 1; t < series.size(); t++) {
                    assertThat(calendar.missingByCount(t)).isEqualTo(calendar.missingOneByOne(t));
                }
                assertThat(calendar.gaps()).hasSizeLessThanOrEqualTo(6);
            }
        }
    }

    @Test
    void barThatBeginsBeforeTheOneAheadIsOverLeavesNoGapAtTheEndOfAWeekEither() {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 24 * 40; i++) {
            times.add(MONDAY + i * 3_600_000L);
            if (i == 24 * 7 - 1) {
                times.add(MONDAY + i * 3_600_000L + 20 * 60_000L);
            }
        }
        assertThat(SeriesQuality.of(series("1h", "UTC", times), Long.MAX_VALUE).findings())
                .noneMatch(finding -> finding.kind() == Finding.Kind.GAP);
    }
}
