package io.abtpro.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Color;
import java.util.List;

/// What charts write can be read in both themes.
class ChartColoursTest {
    /// What the guidelines for web content (WCAG 2.2, 1.4.3) ask of text.
    private static final double LEAST_CONTRAST = 4.5;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyColourOfTextStandsOutFromItsGround(boolean dark) {
        ChartColours plain = dark ? ChartColours.DARK : ChartColours.LIGHT;
        for (ChartColours colours : List.of(plain, plain.onInputs())) {
            for (Color text :
                    List.of(
                            colours.text(),
                            colours.muted(),
                            colours.accent(),
                            colours.warning(),
                            colours.gain(),
                            colours.loss())) {
                assertThat(contrast(text, colours.ground()))
                        .as("%s on %s", text, colours.ground())
                        .isGreaterThanOrEqualTo(LEAST_CONTRAST);
            }
            for (Color tag : List.of(colours.tag(), colours.accentTag())) {
                assertThat(contrast(Color.WHITE, tag))
                        .as("white on %s", tag)
                        .isGreaterThanOrEqualTo(LEAST_CONTRAST);
            }
        }
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// Relative luminance. Source: WCAG 2.2.
    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
