package io.abtpro.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.Finding.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

class SeriesQualityTest {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /// Bars at these local times with small moves; `change` alters single bars (open, high, low,
    /// close, volume).
    static BarSeries bars(
            String timeframe,
            ZoneId zone,
            List<LocalDateTime> times,
            IntFunction<double[]> change) {
        var random = new Random(9);
        int n = times.size();
        double[][] c = new double[5][n];
        double price = 100;
        for (int t = 0; t < n; t++) {
            double open = price + 0.01;
            price *= 1 + 0.002 * (random.nextDouble() - 0.5);
            double[] bar = {
                open,
                Math.max(open, price) + 0.05,
                Math.min(open, price) - 0.05,
                price,
                1000 + random.nextInt(200)
            };
            double[] changed = change.apply(t);
            double[] taken = changed.length > 0 ? changed : bar;
            for (int k = 0; k < 5; k++) {
                c[k][t] = taken[k];
            }
        }
        long[] stamps =
                times.stream()
                        .mapToLong(at -> at.atZone(zone).toInstant().toEpochMilli())
                        .toArray();
        return BarSeries.of(Timeframe.parse(timeframe), zone, stamps, c[0], c[1], c[2], c[3], c[4]);
    }

    private static List<LocalDateTime> weekdays(LocalDate from, int days) {
        List<LocalDateTime> times = new ArrayList<>();
        for (LocalDate day = from; times.size() < days; day = day.plusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                times.add(day.atStartOfDay());
            }
        }
        return times;
    }

    static List<LocalDateTime> sessions(LocalDate from, int days, String... hours) {
        List<LocalDateTime> times = new ArrayList<>();
        for (LocalDateTime day : weekdays(from, days)) {
            for (String session : hours) {
                LocalTime end = LocalTime.parse(session.substring(6));
                for (LocalTime at = LocalTime.parse(session.substring(0, 5));
                        at.isBefore(end);
                        at = at.plusMinutes(15)) {
                    times.add(day.with(at));
                }
            }
        }
        return times;
    }

    static SeriesQuality quality(BarSeries series) {
        return SeriesQuality.of(series, Long.MAX_VALUE);
    }

    static List<Finding> found(BarSeries series, Kind kind) {
        return quality(series).findings().stream().filter(f -> f.kind() == kind).toList();
    }

    static double[] asItIs(int bar) {
        return new double[0];
    }

    @Test
    void quietDaysAreClean() {
        SeriesQuality quality =
                quality(
                        bars(
                                "1d",
                                NEW_YORK,
                                weekdays(LocalDate.of(2023, 1, 2), 200),
                                SeriesQualityTest::asItIs));
        assertThat(quality.summary()).isEqualTo("clean");
        assertThat(quality.calendar()).isEqualTo("Mon to Fri");
    }

    @Test
    void sandpClosesOnHolidaysAndTheDaysOfHistoryAreTheGaps() throws Exception {
        List<String> lines =
                java.nio.file.Files.readAllLines(
                        java.nio.file.Path.of("sample-data/sp500-2000.csv"));
        List<LocalDateTime> times =
                lines.stream()
                        .skip(1)
                        .map(line -> LocalDate.parse(line.substring(0, 10)).atStartOfDay())
                        .sorted()
                        .toList();
        BarSeries series = bars("1d", NEW_YORK, times, SeriesQualityTest::asItIs);
        List<String> after =
                found(series, Kind.GAP).stream()
                        .map(
                                gap ->
                                        LocalDate.ofInstant(
                                                        Instant.ofEpochMilli(
                                                                series.openTime(gap.fromBar())),
                                                        NEW_YORK)
                                                + " "
                                                + gap.bars())
                        .sorted()
                        .toList();
        // 11 September 2001; the funerals of Reagan, Ford and Bush; hurricane Sandy. Source: NYSE
        // special closings
        assertThat(after)
                .containsExactly(
                        "2001-09-10 4",
                        "2004-06-10 1",
                        "2006-12-29 1",
                        "2012-10-26 2",
                        "2018-12-04 1");
        assertThat(quality(series).calendar()).isEqualTo("Mon to Fri, about 9 holidays a year");
    }

    @Test
    void missingWeekIsAGapOfFiveDays() {
        List<LocalDateTime> times = new ArrayList<>(weekdays(LocalDate.of(2023, 1, 2), 200));
        times.subList(50, 55).clear();
        assertThat(found(bars("1d", NEW_YORK, times, SeriesQualityTest::asItIs), Kind.GAP))
                .singleElement()
                .satisfies(gap -> assertThat(gap.bars()).isEqualTo(5))
                .satisfies(gap -> assertThat(gap.fromBar()).isEqualTo(49));
    }

    @Test
    void lunchBreakIsNoGapAndItsSessionsAreNamed() {
        SeriesQuality quality =
                quality(
                        bars(
                                "15m",
                                ZoneId.of("Asia/Shanghai"),
                                sessions(
                                        LocalDate.of(2023, 1, 2), 60, "09:30-11:30", "13:00-15:00"),
                                SeriesQualityTest::asItIs));
        assertThat(quality.findings()).noneMatch(f -> f.kind() == Kind.GAP);
        assertThat(quality.calendar())
                .isEqualTo("09:30 to 11:30 and 13:00 to 15:00 with a break, Mon to Fri");
    }

    @Test
    void missingHourInsideASessionIsAGap() {
        List<LocalDateTime> times =
                new ArrayList<>(sessions(LocalDate.of(2023, 1, 2), 60, "09:30-16:00"));
        times.subList(1003, 1007).clear();
        assertThat(found(bars("15m", NEW_YORK, times, SeriesQualityTest::asItIs), Kind.GAP))
                .singleElement()
                .satisfies(gap -> assertThat(gap.bars()).isEqualTo(4));
    }

    @Test
    void newYorkSessionsReadAsUtcGiveAClockChange() {
        List<LocalDateTime> utc =
                sessions(LocalDate.of(2023, 1, 2), 200, "09:30-16:00").stream()
                        .map(
                                at ->
                                        at.atZone(NEW_YORK)
                                                .withZoneSameInstant(ZoneId.of("UTC"))
                                                .toLocalDateTime())
                        .toList();
        assertThat(
                        found(
                                bars("15m", ZoneId.of("UTC"), utc, SeriesQualityTest::asItIs),
                                Kind.DAYLIGHT_SAVING))
                .singleElement()
                .satisfies(
                        f ->
                                assertThat(f.what())
                                        .contains("14:30", "13:30", "is UTC the exchange's zone?"));
        assertThat(
                        found(
                                bars(
                                        "15m",
                                        NEW_YORK,
                                        sessions(LocalDate.of(2023, 1, 2), 200, "09:30-16:00"),
                                        SeriesQualityTest::asItIs),
                                Kind.DAYLIGHT_SAVING))
                .isEmpty();
    }

    @Test
    void spikeFlatRunAndEmptyVolumeAreFoundWhereTheyAre() {
        List<LocalDateTime> times = weekdays(LocalDate.of(2023, 1, 2), 300);
        BarSeries series =
                bars(
                        "1d",
                        NEW_YORK,
                        times,
                        t ->
                                switch (t) {
                                    case 120 -> new double[] {101, 131, 99, 130, 1000};
                                    case 200, 201, 202, 203, 204, 205 ->
                                            new double[] {100, 100, 100, 100, 1000};
                                    case 250, 252 -> new double[] {100, 101, 99, 100.5, 0};
                                    default -> new double[0];
                                });
        assertThat(found(series, Kind.SPIKE).getFirst().fromBar()).isEqualTo(120);
        assertThat(found(series, Kind.SPIKE).getLast().concerned(series).stream().toArray())
                .contains(120, 121);
        assertThat(found(series, Kind.FLAT))
                .singleElement()
                .isEqualTo(
                        new Finding(
                                Kind.FLAT,
                                Finding.Severity.NOTE,
                                200,
                                205,
                                6,
                                "1 run of 5 bars or more without any move"));
        assertThat(found(series, Kind.ZERO_VOLUME).getFirst().concerned(series).stream().toArray())
                .containsExactly(250, 252);
    }

    @Test
    void opensCopiedFromTheCloseBeforeAreFoundBarByBar() {
        List<LocalDateTime> times = weekdays(LocalDate.of(2023, 1, 2), 100);
        double[] closes = new double[100];
        Arrays.setAll(closes, t -> 100 + t % 7);
        BarSeries series =
                bars(
                        "1d",
                        NEW_YORK,
                        times,
                        t -> {
                            double open =
                                    t > 0 && t < 60 && t % 2 == 0
                                            ? closes[t - 1]
                                            : closes[t] + 0.25;
                            return new double[] {open, 120, 80, closes[t], 1000};
                        });
        Finding copied = found(series, Kind.OPENS_COPIED).getFirst();
        assertThat(copied.severity()).isEqualTo(Finding.Severity.LOOK);
        assertThat(copied.bars()).isEqualTo(29);
        assertThat(copied.concerned(series).stream().boxed())
                .hasSize(29)
                .allMatch(t -> t % 2 == 0 && t < 60);
    }

    @Test
    void lastBarThatIsStillOpenIsUnfinished() {
        BarSeries series =
                bars(
                        "1d",
                        NEW_YORK,
                        weekdays(LocalDate.of(2023, 1, 2), 30),
                        SeriesQualityTest::asItIs);
        long noon = series.openTime(29) + 43_200_000L;
        assertThat(SeriesQuality.of(series, noon).findings())
                .extracting(Finding::kind)
                .contains(Kind.UNFINISHED);
    }

    /// Each usual quarter of an hour that has no bar, one by one.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void gapsAreThoseOfACountThatLooksAtEveryQuarterOfAnHour(int seed) {
        var random = new Random(seed);
        List<LocalDateTime> whole =
                sessions(LocalDate.of(2023, 1, 2), 120, "09:30-11:30", "13:00-15:00");
        List<LocalDateTime> times = new ArrayList<>(whole);
        for (int i = 0; i < 5; i++) {
            int from = 1 + random.nextInt(times.size() - 40);
            times.subList(from, from + 1 + random.nextInt(30)).clear();
        }
        int gaps = 0;
        for (int t = 1; t < times.size(); t++) {
            gaps += whole.indexOf(times.get(t)) - whole.indexOf(times.get(t - 1)) > 1 ? 1 : 0;
        }
        List<Finding> found =
                found(
                        bars("15m", ZoneId.of("Asia/Shanghai"), times, SeriesQualityTest::asItIs),
                        Kind.GAP);
        assertThat(found).hasSize(gaps);
        assertThat(found.stream().mapToInt(Finding::bars).sum())
                .isEqualTo(whole.size() - times.size());
    }

    /// Sessions of 2023, 2024 and of 1950, with holes of hours, weeks and decades: the slow count
    /// is the oracle.
    @ParameterizedTest
    @ValueSource(strings = {"15m", "1h", "1d"})
    void longGapsAreCountedAsOneSlotAtATimeWouldCount(String timeframe) {
        List<LocalDateTime> whole = new ArrayList<>();
        for (LocalDateTime at :
                timeframe.equals("1d")
                        ? weekdays(LocalDate.of(2023, 1, 2), 500)
                        : sessions(LocalDate.of(2023, 1, 2), 500, "09:00-12:00", "13:00-16:00")) {
            if (!timeframe.equals("1h") || at.getMinute() == 0) {
                whole.add(at);
            }
        }
        List<LocalDateTime> times = new ArrayList<>(whole);
        times.subList(times.size() / 2, times.size() / 2 + times.size() / 10).clear();
        int missing = whole.size() - times.size();
        assertThat(
                        found(
                                bars(
                                        timeframe,
                                        ZoneId.of("Asia/Shanghai"),
                                        times,
                                        SeriesQualityTest::asItIs),
                                Kind.GAP))
                .singleElement()
                .satisfies(gap -> assertThat(gap.bars()).isEqualTo(missing));
        for (LocalDateTime at : List.copyOf(times.subList(0, 200))) {
            times.add(
                    at.minusYears(72)
                            .with(DayOfWeek.MONDAY)
                            .plusDays(at.getDayOfWeek().getValue() - 1L));
        }
        times.sort(java.util.Comparator.naturalOrder());
        List<LocalDateTime> distinct = times.stream().distinct().toList();
        assertThat(
                        found(
                                bars(
                                        timeframe,
                                        ZoneId.of("Asia/Shanghai"),
                                        distinct,
                                        SeriesQualityTest::asItIs),
                                Kind.GAP))
                .anyMatch(gap -> gap.bars() > 40 * 250);
    }

    @Test
    void hoursBefore1970HaveAReport() {
        List<LocalDateTime> times = sessions(LocalDate.of(1965, 1, 4), 60, "09:30-16:00");
        assertThat(quality(bars("15m", NEW_YORK, times, SeriesQualityTest::asItIs)).findings())
                .isEmpty();
    }
}
