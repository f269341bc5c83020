package io.abtpro.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.failures.RefusedException;
import io.abtpro.indicators.Columns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class FormulaStrategyTest {
    private static final int VALUES = 5;

    private static final List<Columns> SAMPLES =
            Stream.of(
                            RealBars.sp500(),
                            GeneratedBars.of(
                                    new GeneratedBars.Options(3_000, 5, Timeframe.parse("1h"))),
                            flat(700))
                    .map(Columns::new)
                    .toList();

    static List<Strategy> catalogue() {
        return StrategyCatalog.all();
    }

    /// Ties, and stretches in which nothing moves.
    private static BarSeries flat(int bars) {
        long[] times = new long[bars];
        double[] prices = new double[bars];
        for (int t = 0; t < bars; t++) {
            times[t] = t * 3_600_000L;
            prices[t] = 100 + Math.rint(3 * Math.sin(t / 40.0)) / 10;
        }
        return BarSeries.of(
                Timeframe.parse("1h"),
                java.time.ZoneOffset.UTC,
                times,
                prices,
                prices,
                prices,
                prices,
                new double[bars]);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void shippedFormulaGivesTheSignalsOfTheBuiltInStrategy(Strategy builtIn) {
        Strategy formula = FormulaStrategy.of(builtIn.id(), FormulaStrategy.shipped(builtIn.id()));
        int checked = 0;
        for (ParameterSet set : grid(builtIn)) {
            assertThat(formula.allows(set)).as("%s", set).isEqualTo(builtIn.allows(set));
            if (!builtIn.allows(set)) {
                continue;
            }
            for (Columns columns : SAMPLES) {
                assertThat(formula.signals(columns, set))
                        .as("%s at %s", builtIn.id(), set)
                        .isEqualTo(builtIn.signals(columns, set));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(3 * VALUES);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void shippedFormulaHasTheParametersOfTheBuiltInStrategy(Strategy builtIn) {
        Strategy formula = FormulaStrategy.of(builtIn.id(), FormulaStrategy.shipped(builtIn.id()));
        assertThat(formula.space().parameters())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("tip")
                .isEqualTo(builtIn.space().parameters());
        assertThat(formula.name()).isEqualTo(builtIn.name());
        assertThat(formula.description()).isEqualTo(builtIn.description());
    }

    /// The first parameters at several values each, from short to long.
    private static List<ParameterSet> grid(Strategy strategy) {
        List<ParameterSet> sets = new ArrayList<>(List.of(strategy.space().defaults()));
        for (ParameterSpace.Parameter p : strategy.space().parameters()) {
            if (p.offAtZero()) {
                continue;
            }
            List<ParameterSet> more = new ArrayList<>();
            for (int i = 0; i < VALUES; i++) {
                double value = p.min() + (p.max() - p.min()) * i * i / 40;
                double stepped = p.min() + Math.rint((value - p.min()) / p.step()) * p.step();
                for (ParameterSet set : sets) {
                    more.add(set.with(p.name(), stepped));
                }
            }
            sets = more.size() > 60 ? more.subList(0, 60) : more;
        }
        return sets;
    }

    @Test
    void fileWithAFormulaStandsWhereAnIdStands(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.strategy");
        Files.writeString(
                file, "param n = 20 in 5..50 bars\nenter long when close > sma(n)\nstop 5 %\n");
        Strategy strategy = StrategyCatalog.get(file.toString());
        assertThat(strategy.id()).isEqualTo(file.toRealPath().toString());
        assertThat(strategy.name()).isEqualTo("mine.strategy");
        assertThat(strategy.version()).hasSize(64);
        ParameterSet set = strategy.space().defaults();
        assertThat(set.get("stopLoss")).isEqualTo(5);
        assertThat(strategy.protection(set).stopLoss()).isEqualTo(0.05);
        assertThat(StrategyCatalog.isOfFile(strategy.id())).isTrue();
        String before = strategy.version();
        Files.writeString(file, "enter long when close > sma(21)\n");
        assertThat(StrategyCatalog.get(file.toString()).version()).isNotEqualTo(before);
        Files.delete(file);
        assertThat(StrategyCatalog.isOfFile(strategy.id())).isTrue();
        assertThat(StrategyCatalog.isOfFile("sma-cross")).isFalse();
    }

    @Test
    void fileWithAProblemIsRefusedWithItsPlace(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("wrong.strategy");
        Files.writeString(file, "\nenter long when close > atrr(14)\n");
        assertThatThrownBy(() -> StrategyCatalog.get(file.toString()))
                .isInstanceOf(RefusedException.class)
                .hasMessage(file + ": line 2, column 25: 'atrr' is not known; did you mean 'atr'?");
    }
}
