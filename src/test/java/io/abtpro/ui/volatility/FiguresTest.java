package io.abtpro.ui.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void aLossThatWouldNotFitItsColumnIsShort() {
        assertThat(Figures.loss(0.4349)).isEqualTo("0.435");
        assertThat(Figures.loss(999.5)).isEqualTo("999.500");
        assertThat(Figures.loss(142_054.9)).isEqualTo("142 k");
        assertThat(Figures.loss(1_839_740)).isEqualTo("1.8 m");
    }

    @Test
    void percentHasATrueMinusAndADashForNothing() {
        assertThat(Figures.percent(-0.1234)).isEqualTo("\u221212.3");
        assertThat(Figures.percent(Double.NaN)).isEqualTo("\u2013");
        assertThat(Figures.range(0.156, 1.386)).isEqualTo("15.6 to 138.6 %");
    }
}
