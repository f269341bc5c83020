package io.abtpro.ui.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

class FutureTimesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static BarSeries bars(String timeframe, List<String> local) {
        long[] times =
                local.stream()
                        .mapToLong(
                                t ->
                                        java.time.LocalDateTime.parse(t)
                                                .atZone(NEW_YORK)
                                                .toInstant()
                                                .toEpochMilli())
                        .toArray();
        double[] one = new double[times.length];
        Arrays.fill(one, 1);
        return BarSeries.of(Timeframe.parse(timeframe), NEW_YORK, times, one, one, one, one, one);
    }

    private static List<String> extended(BarSeries bars, int more) {
        long[] times = FutureTimes.extended(bars, more);
        return Arrays.stream(times, bars.size(), times.length)
                .mapToObj(
                        t -> Instant.ofEpochMilli(t).atZone(NEW_YORK).toLocalDateTime().toString())
                .toList();
    }

    @Test
    void weekendsOfTheDataStayEmptyAndTheClockIsTheExchanges() {
        List<String> days =
                LocalDate.parse("2020-02-24")
                        .datesUntil(LocalDate.parse("2020-03-07"))
                        .filter(day -> day.getDayOfWeek().getValue() < 6)
                        .map(day -> day + "T00:00")
                        .toList();
        assertThat(extended(bars("1d", days), 6))
                .containsExactly(
                        "2020-03-09T00:00",
                        "2020-03-10T00:00",
                        "2020-03-11T00:00",
                        "2020-03-12T00:00",
                        "2020-03-13T00:00",
                        "2020-03-16T00:00");
    }

    @Test
    void lessThanAWeekOfDataGoesOnAtItsLength() {
        assertThat(extended(bars("1h", List.of("2020-06-01T09:00", "2020-06-01T10:00")), 2))
                .containsExactly("2020-06-01T11:00", "2020-06-01T12:00");
    }

    @Test
    void weeksGoOnAtTheirLength() {
        assertThat(
                        extended(
                                bars(
                                        "1w",
                                        List.of(
                                                "2020-06-01T00:00",
                                                "2020-06-08T00:00",
                                                "2020-06-15T00:00")),
                                2))
                .containsExactly("2020-06-22T00:00", "2020-06-29T00:00");
    }
}
