package io.abtpro.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.PlantedHolesTest.Market;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;

/// Findings of gaps in what trades now and then.
class ThinTradingTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0.1", "1, 0.4", "2, 0.1", "2, 0.3", "2, 0.6", "3, 0.4", "3, 0.7", "5, 0.2", "5, 0.5",
        "7, 0.6", "14, 0.1", "14, 0.5", "60, 0.1", "60, 0.6"
    })
    void whatTradesIrregularlyHasTwoFindingsOfGapsAtMost(int days, double chance) {
        for (Market market : List.of(Market.NEW_YORK, Market.COINS_MINUTES, Market.TOKYO)) {
            BarSeries thin =
                    Calendars.thinned(
                            market.bars(market.times(LocalDate.of(2024, 1, 8), days)),
                            chance,
                            days);
            assertThat(PlantedHolesTest.gaps(thin)).hasSizeLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 0.3", "20, 0.3", "40, 0.14", "400, 0.14", "14, 0.5", "90, 0.5"})
    void aDailySeriesThatTradesNowAndThenHasFewFindings(int days, double chance) {
        for (long seed = 0; seed < 20; seed++) {
            BarSeries thin =
                    Calendars.thinned(
                            Calendars.roundTheClock("2024-01-01", days, 1440, _ -> false),
                            chance,
                            seed);
            assertThat(PlantedHolesTest.gaps(thin)).hasSizeLessThanOrEqualTo(6);
        }
    }
}
