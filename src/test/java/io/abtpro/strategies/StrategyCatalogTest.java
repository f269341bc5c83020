package io.abtpro.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.Ta4jTwin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class StrategyCatalogTest {
    private static final BarSeries BARS = RealBars.sp500();
    private static final BarSeries BITCOIN = RealBars.bitcoin();

    @Test
    void unknownStrategyNamesTheNearest() {
        assertThatThrownBy(() -> StrategyCatalog.get("sma-cros"))
                .hasMessage("unknown strategy 'sma-cros'; did you mean 'sma-cross'?");
    }

    @Test
    void defaultsLieInEverySpaceAndEndWithProtectionSwitchedOff() {
        for (Strategy strategy : StrategyCatalog.all()) {
            ParameterSet defaults = strategy.space().defaults();
            assertThat(strategy.protection(defaults)).isEqualTo(Protection.NONE);
            assertThat(strategy.signals(new Columns(BARS.slice(0, 300)), defaults).bars())
                    .isEqualTo(300);
        }
    }

    @Test
    void fastMustBeBelowSlow() {
        Strategy strategy = StrategyCatalog.get("sma-cross");
        ParameterSet wrong = strategy.space().defaults().with("fast", 60);
        assertThatThrownBy(() -> strategy.signals(new Columns(BARS), wrong))
                .hasMessage("fast must be below slow, was 60 and 50");
    }

    static Stream<Arguments> exports() {
        return StrategyCatalog.all().stream()
                .flatMap(s -> Stream.of(BARS, BITCOIN).map(bars -> Arguments.of(s.id(), bars)))
                .filter(pair -> !pair.get()[0].equals("stochastic-cross") || pair.get()[1] == BARS);
    }

    /// Trades of the strategy that ta4j reads from our JSON against those of ours.
    private static int tradesTheSame(
            Strategy strategy, Columns columns, ParameterSet set, Path folder) throws IOException {
        Path file = folder.resolve("strategy.json");
        Files.writeString(file, StrategyCatalog.ta4jJson(strategy, columns, set));
        Strategy read = StrategyCatalog.get(file.toString());
        Signals theirs = read.signals(columns, read.space().defaults());
        Signals ours = strategy.signals(columns, set);
        List<Ta4jTwin.Span> trades = TwinTest.walk(theirs.enterLong(), theirs.exitLong());
        assertThat(trades)
                .as("%s %s", strategy.id(), set)
                .isEqualTo(TwinTest.walk(ours.enterLong(), ours.exitLong()));
        return trades.size();
    }

    @ParameterizedTest
    @MethodSource("exports")
    void ta4jReadsWhatWeWriteAndTradesTheSame(String id, BarSeries bars, @TempDir Path folder)
            throws IOException {
        Strategy strategy = StrategyCatalog.get(id);
        ParameterSet defaults = strategy.space().defaults();
        assertThat(tradesTheSame(strategy, new Columns(bars), defaults, folder)).isPositive();
    }

    /// Own parameters anywhere from half to twice their defaults, stops off, within the strategy's
    /// rules.
    private static ParameterSet somewhere(
            Strategy strategy, Columns columns, java.util.Random random) {
        while (true) {
            ParameterSet set = strategy.space().defaults();
            for (ParameterSpace.Parameter p : strategy.space().parameters()) {
                if (!p.offAtZero()) {
                    double value = p.defaultValue() * (0.5 + 1.5 * random.nextDouble());
                    double onStep = p.min() + Math.rint((value - p.min()) / p.step()) * p.step();
                    set =
                            set.with(
                                    p.name(),
                                    Math.clamp(Math.rint(onStep * 1e9) / 1e9, p.min(), p.max()));
                }
            }
            try {
                strategy.signals(columns, set);
                return set;
            } catch (IllegalArgumentException outsideTheRules) {
                // draw again
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void ta4jReadsTheParametersToo(String id, BarSeries bars, @TempDir Path folder)
            throws IOException {
        Strategy strategy = StrategyCatalog.get(id);
        var random = new java.util.Random(id.hashCode());
        var columns = new Columns(bars.slice(0, Math.min(bars.size(), 3000)));
        for (int draw = 0; draw < 5; draw++) {
            tradesTheSame(strategy, columns, somewhere(strategy, columns, random), folder);
        }
    }

    @Test
    void exportIsRefusedWithStops() {
        Strategy strategy = StrategyCatalog.get("sma-cross");
        ParameterSet stopped = strategy.space().defaults().with("stopLoss", 5);
        assertThatThrownBy(() -> StrategyCatalog.ta4jJson(strategy, new Columns(BARS), stopped))
                .hasMessageContaining("set stops and targets to 0");
    }

    /// Prices of few levels with long stretches at one of them.
    private static BarSeries flat(int seed) {
        var random = new java.util.Random(seed);
        int n = 400;
        double[] price = new double[n];
        for (int t = 0; t < n; t++) {
            price[t] =
                    t > 0 && random.nextInt(4) > 0 ? price[t - 1] : 1e-6 * (5 + random.nextInt(3));
        }
        long[] time = IntStream.range(0, n).mapToLong(t -> t * 60_000L).toArray();
        return BarSeries.of(
                Timeframe.parse("1m"),
                ZoneOffset.UTC,
                time,
                price,
                price,
                price,
                price,
                new double[n]);
    }

    @Test
    void exportIsRefusedWhereTa4jWouldTradeOtherwise(@TempDir Path folder) throws IOException {
        Columns thin = new Columns(BITCOIN);
        Strategy stochastic = StrategyCatalog.get("stochastic-cross");
        ParameterSet narrow = stochastic.space().defaults().with("period", 6);
        assertThatThrownBy(() -> StrategyCatalog.ta4jJson(stochastic, thin, narrow))
                .hasMessageContaining("window without any range");
        List<String> refused = new ArrayList<>();
        for (int seed = 0; seed < 30; seed++) {
            for (String id :
                    List.of("zscore-reversion", "stochastic-cross", "bollinger-reversion")) {
                Strategy strategy = StrategyCatalog.get(id);
                ParameterSet set = strategy.space().defaults().with("period", 3);
                try {
                    tradesTheSame(strategy, new Columns(flat(seed)), set, folder);
                } catch (IllegalArgumentException e) {
                    assertThat(e).hasMessageContaining("window without any range");
                    refused.add(id);
                }
            }
        }
        assertThat(refused).isNotEmpty().containsOnly("stochastic-cross");
    }
}
