package io.abtpro.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainNumberTest {
    @Test
    void whatRoundsToZeroHasNoSignAndWhatIsBelowHasATrueMinus() {
        assertThat(PlainNumber.of(-0.001, 2)).isEqualTo("0.00");
        assertThat(PlainNumber.of(-0.006, 2)).isEqualTo("\u22120.01");
        assertThat(PlainNumber.count(-1234)).isEqualTo("\u22121,234");
    }

    @Test
    void halvesAreRoundedUpAsOnPaper() {
        assertThat(PlainNumber.of(2.675, 2)).isEqualTo("2.68");
        assertThat(PlainNumber.of(1234.5, 0)).isEqualTo("1,235");
    }

    @Test
    void whatIsNotFiniteIsADash() {
        assertThat(PlainNumber.of(Double.NaN, 2)).isEqualTo("\u2013");
        assertThat(PlainNumber.exact(Double.POSITIVE_INFINITY)).isEqualTo("\u2013");
        assertThat(PlainNumber.percent(Double.NaN, 1)).isEqualTo("\u2013");
    }

    @Test
    void anExactNumberHasTheDecimalsItHas() {
        assertThat(PlainNumber.exact(1e7)).isEqualTo("10,000,000");
        assertThat(PlainNumber.exact(-0.1)).isEqualTo("\u22120.1");
    }
}
