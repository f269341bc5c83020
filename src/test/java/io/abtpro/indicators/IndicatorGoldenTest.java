package io.abtpro.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndicatorGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    /// TA-Lib's figures have two decimals, partly cut off; its own tests compare to 0.01.
    private static final double PRINTED = 0.01;
    /// ta4j and TTR start Wilder's average differently; a thousand bars later nothing of it is left.
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

    @Test
    void agreesWithTtrOnApple() throws IOException {
        Columns columns = new Columns(read(Path.of("sample-data/aapl.csv"), 1, 6));
        List<String> lines = Files.readAllLines(GOLDEN.resolve("TTR_aapl_indicators_last.csv"));
        List<String> names = List.of(lines.get(0).split(",", -1));
        List<String> values = List.of(lines.get(1).split(",", -1));
        Map<String, Double> ours = Map.of(
                "SMA20", last(columns, "sma", 20),
                "EMA20", last(columns, "ema", 20),
                "WMA20", last(columns, "wma", 20),
                "RSI14", last(columns, "rsi", 14),
                "ATR14", last(columns, "atr", 14),
                "ADX14", last(columns, "adx", 14),
                "DIp14", last(columns, "plus-di", 14),
                "BBup", last(columns, "bollinger-upper", 20, 2),
                "CCI20", last(columns, "cci", 20),
                "MFI14", last(columns, "mfi", 14));
        ours.forEach((name, value) -> assertThat(value)
                .as(name)
                .isCloseTo(Double.parseDouble(values.get(names.indexOf(name))), within(SAME * Math.abs(value))));
    }

    private static double last(Columns columns, String id, double... parameters) {
        return at(columns, id, columns.series().size() - 1, parameters);
    }

    private static double at(Columns columns, String id, int t, double... parameters) {
        return columns.column(id, java.util.Arrays.stream(parameters).boxed().toList())[t];
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
                Timeframe.parse("1d"), java.time.ZoneOffset.UTC, time,
                columns[0], columns[1], columns[2], columns[3], columns[4]);
    }
}
