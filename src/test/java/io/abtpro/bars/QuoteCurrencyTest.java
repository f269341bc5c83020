package io.abtpro.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.failures.RefusedException;

import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.util.Optional;

class QuoteCurrencyTest {
    private static final Optional<QuoteCurrency> USD = Optional.of(QuoteCurrency.of("USD"));

    private static BarSeries hours(int bars) {
        long[] times = new long[bars];
        double[] ones = new double[bars];
        for (int t = 0; t < bars; t++) {
            times[t] = t * 3_600_000L;
            ones[t] = 1;
        }
        return BarSeries.of(
                Timeframe.parse("1h"), ZoneId.of("UTC"), times, ones, ones, ones, ones, ones);
    }

    @Test
    void aCodeOfTheListIsACurrencyAndNoTextIsNone() {
        assertThat(QuoteCurrency.parse(" USD ")).isEqualTo(USD);
        assertThat(QuoteCurrency.parse("")).isEmpty();
        assertThat(QuoteCurrency.obstacleOf("EUR")).isEmpty();
    }

    @Test
    void whatIsNoCodeIsRefusedWithRuleValueAndRemedy() {
        assertThatThrownBy(() -> QuoteCurrency.of("usd"))
                .isInstanceOf(RefusedException.class)
                .hasMessage(
                        "a currency must be a code of ISO 4217, three letters A-Z, was 'usd'; give"
                                + " USD");
        assertThatThrownBy(() -> QuoteCurrency.of("QQQ"))
                .hasMessageContaining("was 'QQQ'; give one such as USD");
        assertThatThrownBy(() -> QuoteCurrency.parse("US DOLLAR"))
                .hasMessageContaining("was 'US DOLLAR'");
        assertThat(QuoteCurrency.obstacleOf("U$D")).contains("was 'U$D'");
    }

    @Test
    void theSeriesKeepsItsIdentityAndItsPartsTheCurrency() {
        BarSeries plain = hours(48);
        BarSeries quoted = plain.withCurrency(USD);
        assertThat(plain.currency()).isEmpty();
        assertThat(quoted.sha256()).isEqualTo(plain.sha256());
        assertThat(quoted.slice(3, 9).currency()).isEqualTo(USD);
        assertThat(quoted.withYear(quoted.year()).currency()).isEqualTo(USD);
        assertThat(quoted.slice(3, 9).year()).isEqualTo(plain.slice(3, 9).year());
    }

    @Test
    void longerBarsInheritTheCurrency() {
        Timeframe day = Timeframe.parse("1d");
        assertThat(Resampling.of(hours(48).withCurrency(USD), day).bars().currency())
                .isEqualTo(USD);
        assertThat(Resampling.of(hours(48), day).bars().currency()).isEmpty();
    }
}
