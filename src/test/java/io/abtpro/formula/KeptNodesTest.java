package io.abtpro.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.indicators.Columns;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/// What is kept for the next set of parameters changes no answer.
class KeptNodesTest {
    private static final BarSeries SERIES =
            GeneratedBars.of(new GeneratedBars.Options(600, 3, Timeframe.parse("1h")));

    private static final String TEXT =
            """
            param n = 10 in 2..40 bars
            param m = 5 in 2..20 bars
            param k = 1 in 0..9
            let spread = close - k * open
            let smooth = ema(spread, n)
            let daily = at 1d (sma(spread, m))
            let plain = highest(high, 15)
            let ranked = percentrank(smooth, m) + median(daily, n)
            enter long when ranked > 30 and smooth crosses above sma(spread, m)
            exit long when daily < smooth or close >= plain
            enter short when falling(close, 2) and not ranked > 30
            exit short when rising(close, 3)
            """;

    private static Formula read() {
        return FormulaText.read(TEXT).orRefuse();
    }

    private static List<Map<String, Double>> sets(int count) {
        Random random = new Random(8);
        List<Map<String, Double>> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sets.add(
                    Map.of(
                            "n", 2.0 + random.nextInt(4),
                            "m", 2.0 + random.nextInt(4),
                            "k", (double) random.nextInt(3)));
        }
        return sets;
    }

    private static BitSet entries(Map<Formula.Rule, BitSet> signals) {
        return Objects.requireNonNull(signals.get(Formula.Rule.ENTER_LONG));
    }

    @Test
    void everySetGivesWhatItGivesAlone() {
        Formula formula = read();
        Columns columns = new Columns(SERIES);
        List<Map<String, Double>> sets = sets(120);
        List<Map<Formula.Rule, BitSet>> together =
                IntStream.range(0, sets.size())
                        .parallel()
                        .mapToObj(i -> formula.signals(columns, sets.get(i)))
                        .toList();
        int signals = 0;
        for (int i = 0; i < sets.size(); i++) {
            assertThat(together.get(i))
                    .as("%s", sets.get(i))
                    .isEqualTo(read().signals(new Columns(SERIES), sets.get(i)));
            signals += entries(together.get(i)).cardinality();
        }
        assertThat(signals).isGreaterThan(1_000);
    }

    @Test
    void callerMayChangeTheSignalsThatItWasGiven() {
        Formula formula =
                FormulaText.read("enter long when close > open\nexit long when close > open")
                        .orRefuse();
        Columns columns = new Columns(SERIES);
        Map<Formula.Rule, BitSet> first = formula.signals(columns, Map.of());
        BitSet then = (BitSet) entries(first).clone();
        entries(first).clear();
        assertThat(formula.signals(columns, Map.of()).get(Formula.Rule.ENTER_LONG))
                .isEqualTo(then)
                .isNotEqualTo(new BitSet());
    }

    @Test
    void columnIsComputedOnceForTheParametersThatHaveAPartInIt() {
        Formula formula = read();
        Columns columns = new Columns(SERIES);
        Map<String, Double> one = Map.of("n", 5.0, "m", 4.0, "k", 1.0);
        Map<String, Double> otherM = Map.of("n", 5.0, "m", 9.0, "k", 1.0);
        Map<String, Double> otherK = Map.of("n", 5.0, "m", 4.0, "k", 2.0);
        double[] smooth = formula.column("smooth", columns, one);
        assertThat(formula.column("smooth", columns, otherM)).isSameAs(smooth);
        assertThat(formula.column("smooth", columns, otherK)).isNotSameAs(smooth);
        double[] daily = formula.column("daily", columns, one);
        assertThat(formula.column("daily", columns, Map.of("n", 7.0, "m", 4.0, "k", 1.0)))
                .isSameAs(daily);
        assertThat(formula.column("daily", columns, otherM)).isNotEqualTo(daily);
        assertThat(formula.column("plain", columns, one))
                .isSameAs(formula.column("plain", columns, otherM));
    }

    @Test
    void seriesDoNotShareColumns() {
        Formula formula = read();
        Map<String, Double> set = Map.of("n", 5.0, "m", 4.0, "k", 1.0);
        double[] whole = formula.column("smooth", new Columns(SERIES), set);
        double[] part = formula.column("smooth", new Columns(SERIES.slice(0, 300)), set);
        assertThat(part).hasSize(300).isEqualTo(java.util.Arrays.copyOf(whole, 300));
    }

    /// All columns of the chain would take 4 GB at once.
    @Test
    void longChainOfColumnsIsNotInMemoryAtOnce() {
        BarSeries series =
                GeneratedBars.of(new GeneratedBars.Options(250_000, 3, Timeframe.parse("1m")));
        Formula formula =
                FormulaText.read("enter long when close > 1" + " + close".repeat(2_000) + " / 1e9")
                        .orRefuse();
        assertThat(formula.signals(new Columns(series), Map.of()).get(Formula.Rule.ENTER_LONG))
                .isEqualTo(new BitSet());
    }
}
