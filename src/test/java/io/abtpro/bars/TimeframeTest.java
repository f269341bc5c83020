package io.abtpro.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.ZoneId;

class TimeframeTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @ValueSource(strings = {"30s", "1m", "5m", "1h", "4h", "1d", "1w", "1mo"})
    void textRoundTrips(String text) {
        assertThat(Timeframe.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "60000,1m",
        "3600000,1h",
        "14400000,4h",
        "86400000,1d",
        "604800000,1w",
        "2678400000,1mo",
        "2419200000,1mo"
    })
    void lengthGivesTheLargestUnitThatDividesIt(long millis, String expected) {
        assertThat(Timeframe.ofMillis(millis)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "5", "5 minutes", "-1m", "0m"})
    void otherFormsAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timeframe.parse(text))
                .withMessageContaining("timeframe");
    }

    @Test
    void aNewYorkDayInMarchEndsAfterTwentyThreeHours() {
        long open = Instant.parse("2024-03-10T05:00:00Z").toEpochMilli();
        assertThat(Timeframe.parse("1d").endOf(open, NEW_YORK) - open).isEqualTo(23 * 3_600_000L);
    }

    @Test
    void anHourIsAlwaysAnHour() {
        long open = Instant.parse("2024-03-10T06:00:00Z").toEpochMilli();
        assertThat(Timeframe.parse("1h").endOf(open, NEW_YORK) - open).isEqualTo(3_600_000L);
    }
}
