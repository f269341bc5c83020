package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Random;

class NumberStyleTest {
    private static double parse(String text, char decimal) {
        byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
        return new NumberStyle(decimal).parse(bytes, 1, bytes.length - 1);
    }

    @Test
    void anyDoubleThatJavaWritesComesBackBitForBit() {
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            double value =
                    i % 2 == 0
                            ? Double.longBitsToDouble(random.nextLong())
                            : 1000 * random.nextGaussian();
            if (Double.isFinite(value)) {
                assertThat(parse(Double.toString(value), '.')).isEqualTo(value);
                assertThat(parse(Double.toString(value).replace('.', ','), ',')).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234.56|.|1234.56", "1.234,56|,|1234.56", "$ 12.5|.|12.5", "12.5K|.|12500",
                        "1,2M|,|1200000", "+3|.|3",
                "1'234.5|.|1234.5", ".5|.|0.5", "5.|.|5", "-0.25%|.|-0.25", "1e3|.|1000",
                        "2,5E-3|,|0.0025"
            })
    void formsOfVendorsAreUnderstood(String text, char decimal, double value) {
        assertThat(parse(text, decimal)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "e5",
                ".e5",
                "-e1",
                "1e",
                "1e+",
                "1.2.3",
                "1 05",
                "12 34",
                "1'2",
                "10$5",
                "1e99999999999K",
                "1e9999",
                "1e-400",
                "1e-999999999",
                "1e-400K",
                "1.5 3",
                "12a",
                "nan",
                "null",
                "--1",
                "1,23.4"
            })
    void whatIsNoNumberIsNaN(String text) {
        assertThat(parse(text, '.')).isNaN();
    }

    @Test
    void endlessNumbersAreNoneAndCostNothing() {
        for (String text :
                new String[] {
                    "9".repeat(1_000_000),
                    "1,111".repeat(200_000),
                    "1.".repeat(500_000),
                    "0." + "0".repeat(500_000) + "1"
                }) {
            assertThat(parse(text, '.')).isNaN();
        }
        assertThat(parse("1 234 567,5", ',')).isEqualTo(1_234_567.5);
        assertThat(parse("1e0010", '.')).isEqualTo(1e10);
    }
}
