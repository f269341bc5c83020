package io.abtpro.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class IndicatorGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /// TA-Lib's figures have two decimals, partly cut off; its own tests compare to 0.01.
    private static final double PRINTED = 0.01;

    private static final Path APPLE = Path.of("sample-data/aapl.csv");
    private static final int TTR_FROM = 1_000;

    /// ta4j and TTR start Wilder's average differently; a thousand bars later nothing of it is
    /// left.
    private static final double SAME = 1e-6;

    @Test
    void agreesWithTaLibAfterTheWarmup() throws IOException {
        Columns columns = new Columns(read(GOLDEN.resolve("talib_sref_252_daily.csv"), 1, 5));
        assertThat(last(columns, "rsi", 14)).isCloseTo(49.63, within(PRINTED));
        assertThat(last(columns, "atr", 14)).isCloseTo(3.26, within(PRINTED));
        assertThat(last(columns, "adx", 14)).isCloseTo(15.5260, within(PRINTED));
        assertThat(last(columns, "sma", 30)).isCloseTo(108.42, within(PRINTED));
        assertThat(at(columns, "sma", 29, 30)).isCloseTo(90.42, within(PRINTED));
        assertThat(at(columns, "bollinger-upper", 19, 20, 2)).isCloseTo(98.0734, within(1e-4));
        assertThat(at(columns, "bollinger-middle", 19, 20, 2)).isCloseTo(92.8910, within(1e-4));
        assertThat(at(columns, "bollinger-lower", 19, 20, 2)).isCloseTo(87.7086, within(1e-4));
    }

    /// What TTR writes as a column, in its unit.
    record Written(String id, List<Double> parameters, double unit) {}

    private static Written written(double unit, String id, double... parameters) {
        return new Written(id, Arrays.stream(parameters).boxed().toList(), unit);
    }

    static Stream<Arguments> columnsOfTtr() {
        return Stream.of(
                Arguments.of("SMA20", written(1, "sma", 20)),
                Arguments.of("EMA20", written(1, "ema", 20)),
                Arguments.of("WMA20", written(1, "wma", 20)),
                Arguments.of("RSI14", written(1, "rsi", 14)),
                Arguments.of("MACD", written(1, "macd", 12, 26)),
                Arguments.of("MACDsignal9", written(1, "macd-signal", 12, 26, 9)),
                Arguments.of("BBdn", written(1, "bollinger-lower", 20, 2)),
                Arguments.of("BBmavg", written(1, "bollinger-middle", 20, 2)),
                Arguments.of("BBup", written(1, "bollinger-upper", 20, 2)),
                Arguments.of("ATR14", written(1, "atr", 14)),
                Arguments.of("DIp14", written(1, "plus-di", 14)),
                Arguments.of("DIn14", written(1, "minus-di", 14)),
                Arguments.of("ADX14", written(1, "adx", 14)),
                Arguments.of("fastK14", written(100, "stochastic-k", 14)),
                Arguments.of("fastD3", written(100, "stochastic-d", 14, 3)),
                Arguments.of("CCI20", written(1, "cci", 20)),
                Arguments.of("MFI14", written(1, "mfi", 14)),
                Arguments.of("ROC10", written(100, "roc", 10)),
                Arguments.of("WPR14", written(-100, "williams-r", 14)));
    }

    @ParameterizedTest
    @MethodSource("columnsOfTtr")
    void agreesWithTtrOnAppleAtEveryBarFromTheThousandthOn(String name, Written written)
            throws IOException {
        Columns columns = new Columns(read(APPLE, 1, 6));
        double[] ours = columns.column(written.id(), written.parameters());
        double[] theirs = ttr(name);
        assertThat(theirs).hasSize(ours.length - TTR_FROM);
        for (int t = TTR_FROM; t < ours.length; t++) {
            double value = written.unit() * theirs[t - TTR_FROM];
            assertThat(ours[t])
                    .as("bar %d", t)
                    .isCloseTo(value, within(SAME * (1 + Math.abs(value))));
        }
    }

    /// TTR adds the first volume and takes an unchanged close for a fall; the close of Apple always
    /// changes.
    @Test
    void onBalanceVolumeChangesAsThatOfTtr() throws IOException {
        double[] ours = new Columns(read(APPLE, 1, 6)).column("obv", List.of());
        double[] theirs = ttr("OBV");
        for (int t = TTR_FROM + 1; t < ours.length; t++) {
            assertThat(ours[t] - ours[t - 1])
                    .isEqualTo(theirs[t - TTR_FROM] - theirs[t - TTR_FROM - 1]);
        }
    }

    private static double[] ttr(String name) throws IOException {
        List<String> lines = Files.readAllLines(GOLDEN.resolve("TTR_aapl_indicators.csv"));
        int column = List.of(lines.getFirst().split(",", -1)).indexOf(name);
        return lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                .toArray();
    }

    private static double last(Columns columns, String id, double... parameters) {
        return at(columns, id, columns.series().size() - 1, parameters);
    }

    private static double at(Columns columns, String id, int t, double... parameters) {
        return columns.column(id, Arrays.stream(parameters).boxed().toList())[t];
    }

    private static BarSeries read(Path file, int firstPrice, int volumeField) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<double[]> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] f = line.split(",", -1);
            double[] row = new double[5];
            for (int c = 0; c < 4; c++) {
                row[c] = Double.parseDouble(f[firstPrice + c]);
            }
            row[4] = Double.parseDouble(f[volumeField]);
            row[1] = Math.max(row[1], Math.max(row[0], row[3]));
            row[2] = Math.min(row[2], Math.min(row[0], row[3]));
            rows.add(row);
        }
        double[][] columns = new double[5][rows.size()];
        long[] time = new long[rows.size()];
        for (int i = 0; i < time.length; i++) {
            time[i] = i * 86_400_000L;
            for (int c = 0; c < 5; c++) {
                columns[c][i] = rows.get(i)[c];
            }
        }
        return BarSeries.of(
                Timeframe.parse("1d"),
                java.time.ZoneOffset.UTC,
                time,
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4]);
    }
}
