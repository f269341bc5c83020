package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Open and close of files without a header: swapped where all bars say so, and never else.
class OpenCloseOrderTest {
    private static final int SERIES = 400;
    private static final String SAID = "the close was taken to stand before the open";
    @TempDir Path folder = Path.of("");

    /// Bars of a random walk as open, high, low and close.
    ///
    /// @param gap the standard deviation between a close and the next open, over that within a bar
    /// @param reversal how much of each move the next one takes back
    private static double[][] walk(long seed, int bars, double gap, double reversal) {
        var random = new Random(seed);
        double[][] walk = new double[bars][];
        double price = 1000;
        double last = 0;
        for (int t = 0; t < bars; t++) {
            double open = price + gap * random.nextGaussian();
            double move = random.nextGaussian() - reversal * last;
            double close = open + move;
            double high = Math.max(open, close) + Math.abs(random.nextGaussian()) / 2;
            double low = Math.min(open, close) - Math.abs(random.nextGaussian()) / 2;
            walk[t] = new double[] {open, high, low, close};
            price = close;
            last = move;
        }
        return walk;
    }

    private static boolean isSwapped(double[][] walk, int open, int close) {
        double[] opens = new double[walk.length];
        double[] closes = new double[walk.length];
        for (int t = 0; t < walk.length; t++) {
            opens[t] = walk[t][open];
            closes[t] = walk[t][close];
        }
        return OpenCloseOrder.swapped(opens, closes, walk.length).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.1,0", "1,0", "1.7,0", "5,0", "0,0.5", "1,0.5", "1,0.9", "1,-0.5"})
    void noRandomWalkInTheUsualOrderIsTakenForSwapped(double gap, double reversal) {
        for (int seed = 0; seed < SERIES; seed++) {
            int bars = 5 + 7 * (seed % 100);
            assertThat(isSwapped(walk(seed, bars, gap, reversal), 0, 3))
                    .as("seed %d, %d bars", seed, bars)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"0,30", "0.1,50", "0.5,250", "1,1000"})
    void plantedSwapIsFound(double gap, int bars) {
        for (int seed = 0; seed < SERIES; seed++) {
            assertThat(isSwapped(walk(seed, bars, gap, 0), 3, 0)).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void barsThatDoNotMoveSayNothing() {
        double[] flat = new double[100];
        assertThat(OpenCloseOrder.swapped(flat, flat, 100)).isEmpty();
        assertThat(OpenCloseOrder.swapped(flat, flat, 0)).isEmpty();
    }

    private static String line(double[] bar, int[] order) {
        List<String> fields = new ArrayList<>();
        for (int k : order) {
            fields.add(String.format(Locale.ROOT, "%.2f", bar[k]));
        }
        return String.join(",", fields);
    }

    private LoadedBars load(double[][] walk, int[] order, boolean newestFirst) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int t = 0; t < walk.length; t++) {
            lines.add(LocalDateTime.of(2024, 3, 1, 0, 0).plusHours(t) + "," + line(walk[t], order));
        }
        if (newestFirst) {
            Collections.reverse(lines);
        }
        return Fixture.load(folder, String.join("\n", lines) + "\n");
    }

    @ParameterizedTest
    @CsvSource({"0 1 2 3,false", "3 1 2 0,true", "0 2 1 3,false", "3 2 1 0,true"})
    void columnsWithoutNamesAreReadAsTheBarsSay(String order, boolean swapped) throws IOException {
        double[][] walk = walk(7, 300, 0.1, 0);
        int[] columns =
                java.util.Arrays.stream(order.split(" ")).mapToInt(Integer::parseInt).toArray();
        for (boolean newestFirst : new boolean[] {false, true}) {
            LoadedBars loaded = load(walk, columns, newestFirst);
            assertThat(loaded.series().size()).isEqualTo(300);
            for (int t = 0; t < 300; t++) {
                assertThat(loaded.series().open(t)).isCloseTo(walk[t][0], within());
                assertThat(loaded.series().close(t)).isCloseTo(walk[t][3], within());
            }
            assertThat(loaded.notes().stream().anyMatch(note -> note.contains(SAID)))
                    .isEqualTo(swapped);
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.0051); // two decimals are written
    }

    @Test
    void namedColumnsAreReadByTheirNames() throws IOException {
        double[][] walk = walk(7, 300, 0.1, 0);
        List<String> lines = new ArrayList<>(List.of("date,open,high,low,close"));
        for (int t = 0; t < walk.length; t++) {
            lines.add(
                    LocalDate.of(2023, 1, 1).plusDays(t)
                            + ","
                            + line(walk[t], new int[] {3, 1, 2, 0}));
        }
        LoadedBars loaded = Fixture.load(folder, String.join("\n", lines) + "\n");
        assertThat(loaded.series().open(5)).isCloseTo(walk[5][3], within());
        assertThat(loaded.notes()).noneMatch(note -> note.contains(SAID));
    }
}
