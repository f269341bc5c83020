package io.abtpro.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Statistic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1234.5      | 2 | 1,234.50
                    -1234.5     | 2 | \u22121,234.50
                    -0.001      | 2 | 0.00
                    -0.0        | 2 | 0.00
                    -0.005      | 2 | \u22120.01
                    0.125       | 2 | 0.13
                    2.675       | 2 | 2.68
                    1e7         | 0 | 10,000,000
                    1e15        | 1 | 1,000,000,000,000,000.0
                    0.5         | 0 | 1
                    NaN         | 2 | \u2013
                    Infinity    | 2 | \u2013
                    -Infinity   | 2 | \u2013
                    """)
    void aNumberHasItsDecimalsThousandsAndATrueMinus(double value, int decimals, String text) {
        assertThat(Figures.plain(value, decimals)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.004, 0.00",
        "-0.004, 0.00",
        "0.006, +0.01",
        "-1, \u22121.00",
        "0, 0.00",
        "NaN, \u2013",
        "Infinity, \u2013"
    })
    void whatRoundsToZeroHasNoSign(double value, String text) {
        assertThat(Figures.signed(value, 2)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 | 20",
                "0.1 | 0.1",
                "1e7 | 10,000,000",
                "1.0E-5 | 0.00001",
                "-2.50 | \u22122.5",
                "0.30000000000000004 | 0.30000000000000004",
                "-0.0 | 0",
                "NaN | \u2013",
                "Infinity | \u2013"
            })
    void anExactNumberIsTheShortestThatIsTheDoubleAndHasNoExponent(double value, String text) {
        assertThat(Figures.exact(value)).isEqualTo(text);
    }

    @Test
    void anExactNumberReadsBackAsTheSameDouble() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && Math.abs(value) < 1e200 && Math.abs(value) > 1e-200) {
                String text = Figures.exact(value).replace(",", "").replace('\u2212', '-');
                assertThat(Double.parseDouble(text)).isEqualTo(value);
                assertThat(text).doesNotContainIgnoringCase("e");
            }
        }
    }

    /// The JDK's own formatter, which rounds the same way, says the digits; signs and absent values
    /// are the rules above.
    @Test
    void digitsAreThoseOfTheFormatter() {
        var random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.scalb(random.nextGaussian(), random.nextInt(-20, 40));
            int decimals = random.nextInt(0, 7);
            String digits = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
            boolean zero = new BigDecimal(digits.replace(",", "")).signum() == 0;
            assertThat(Figures.plain(value, decimals))
                    .isEqualTo(value < 0 && !zero ? "\u2212" + digits : digits);
        }
    }

    @Test
    void unitsAndWords() {
        assertThat(Figures.percent(0.12345, 2)).isEqualTo("12.35 %");
        assertThat(Figures.percent(-0.2204)).isEqualTo("\u221222.0 %");
        assertThat(Figures.percent(Double.NaN)).isEqualTo("\u2013");
        assertThat(Figures.count(-1_234_567)).isEqualTo("\u22121,234,567");
        assertThat(Figures.count(Long.MIN_VALUE)).isEqualTo("\u22129,223,372,036,854,775,808");
        assertThat(Figures.count(1, "bar")).isEqualTo("1 bar");
        assertThat(Figures.count(0, "bar")).isEqualTo("0 bars");
        assertThat(Figures.price(2874.56)).isEqualTo("2,874.56");
        assertThat(Figures.price(0.5)).isEqualTo("0.5000");
        assertThat(Figures.price(0.00001234)).isEqualTo("0.00001234");
        assertThat(Figures.price(-37.63)).isEqualTo("\u221237.63");
        assertThat(Figures.volume(8.83e9)).isEqualTo("8.83 bn");
        assertThat(Figures.volume(9_310)).isEqualTo("9,310");
        assertThat(Figures.volume(0.25)).isEqualTo("0.2500");
        assertThat(Figures.bytes(116_736)).isEqualTo("114 KB");
        assertThat(Figures.loss(142_000)).isEqualTo("142 k");
        assertThat(Figures.loss(0.4856)).isEqualTo("0.486");
        assertThat(Figures.probability(0)).isEqualTo("p < 0.001");
        assertThat(Figures.probability(0.0344)).isEqualTo("p = 0.034");
        assertThat(Figures.rounded(-22.83)).isEqualTo("\u221222.8");
    }

    @Test
    void aLossThatWouldNotFitItsColumnIsShort() {
        assertThat(Figures.loss(0.4349)).isEqualTo("0.435");
        assertThat(Figures.loss(999.5)).isEqualTo("999.500");
        assertThat(Figures.loss(142_054.9)).isEqualTo("142 k");
        assertThat(Figures.loss(1_839_740)).isEqualTo("1.8 m");
    }

    @Test
    void percentHasATrueMinusAndADashForNothing() {
        assertThat(Figures.inPercent(-0.1234)).isEqualTo("\u221212.3");
        assertThat(Figures.inPercent(Double.NaN)).isEqualTo("\u2013");
        assertThat(Figures.band(0.156, 1.386)).isEqualTo("15.6 to 138.6 %");
        assertThat(Figures.band(0.156, Double.POSITIVE_INFINITY)).isEqualTo("15.6 %, no upper end");
        assertThat(Figures.band(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isEqualTo("no ends");
    }

    /// A pattern of its own is how -0.00, Infinity and 1.0E7 come back.
    @Test
    void noTabAndNoCommandWritesFractionsOtherwise() throws IOException {
        var own = Pattern.compile("\"[^\"]*%[-+0-9,.]*[feg][^a-z][^\"]*\"|%[.][0-9]+f");
        for (String room : new String[] {"ui", "cli"}) {
            try (var files = Files.walk(Path.of("src/main/java/io/abtpro", room))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java"))
                                .filter(f -> !f.toString().contains("chart"))
                                .toList()) {
                    assertThat(
                                    own.matcher(Files.readString(file))
                                            .results()
                                            .map(MatchResult::group))
                            .as("%s", file)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void aFigureOfABacktestHasTheUnitOfItsStatistic() {
        assertThat(Figures.of(Statistic.MAX_DRAWDOWN, OptionalDouble.of(-0.2204)))
                .isEqualTo("\u221222.04 %");
        assertThat(Figures.of(Statistic.SHARPE, OptionalDouble.empty())).isEqualTo("\u2013");
        assertThat(Figures.of(Statistic.SHARPE, OptionalDouble.of(-0.001))).isEqualTo("0.00");
        assertThat(Figures.of(Statistic.LONGEST_DRAWDOWN, OptionalDouble.of(1))).isEqualTo("1 bar");
    }
}
