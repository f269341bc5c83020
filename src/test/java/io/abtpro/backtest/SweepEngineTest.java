package io.abtpro.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.FormulaStrategy;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class SweepEngineTest {
    private static final double ROUNDING = 1e-9;
    private static final BarSeries SERIES = Fixtures.randomWalk(3000, 11);
    private static final Columns COLUMNS = new Columns(SERIES);
    private static final Backtest.Period PERIOD = new Backtest.Period(100, 2900);

    private static final SweepUnit.SignalSource SOURCE =
            (strategy, cell) -> strategy.signals(COLUMNS, cell);

    private static SweepEngine engine(int threads) {
        return new LocalSweepEngine(SERIES, SOURCE, threads);
    }

    static Stream<Strategy> catalogue() {
        return StrategyCatalog.all().stream();
    }

    /// Parameter sets inside the space and constraints, defaults first.
    private static List<ParameterSet> cells(Strategy strategy, int count) {
        var random = new Random(3);
        List<ParameterSet> cells = new ArrayList<>(List.of(strategy.space().defaults()));
        while (cells.size() < count) {
            ParameterSet cell = strategy.space().defaults();
            for (ParameterSpace.Parameter p : strategy.space().parameters()) {
                double span = Math.min(p.max() - p.min(), 20 * p.step());
                double value =
                        p.min() + p.step() * Math.floor(random.nextDouble() * span / p.step());
                cell = random.nextInt(3) == 0 ? cell : cell.with(p.name(), value);
            }
            try {
                strategy.signals(COLUMNS, cell);
                cells.add(cell);
            } catch (IllegalArgumentException outsideTheConstraints) {
                // Another is tried.
            }
        }
        return cells;
    }

    private static List<SweepUnit> units(Strategy strategy, int cells) {
        return SweepUnit.of(
                strategy, SERIES.sha256(), Execution.defaults(), PERIOD, cells(strategy, cells));
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void sweepOfEveryStrategyGivesTheFiguresOfTheReference(Strategy strategy) {
        List<ParameterSet> cells = cells(strategy, 40);
        double[][] rows = engine(2).run(units(strategy, 40), _ -> true);
        assertThat(rows).hasDimensions(40, Statistic.values().length);
        for (int i = 0; i < rows.length; i++) {
            var result =
                    Backtest.run(
                            SERIES,
                            strategy.signals(COLUMNS, cells.get(i)),
                            strategy.protection(cells.get(i)),
                            Execution.defaults(),
                            PERIOD);
            for (Statistic statistic : Statistic.values()) {
                double reference = result.statistics().value(statistic).orElse(Double.NaN);
                double found = rows[i][statistic.ordinal()];
                assertThat(Double.isNaN(found)).isEqualTo(Double.isNaN(reference));
                if (!Double.isNaN(found)) {
                    assertThat(found)
                            .as("%s of %s", statistic, cells.get(i).values())
                            .isCloseTo(
                                    reference, within(ROUNDING * Math.max(1, Math.abs(reference))));
                }
            }
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        List<SweepUnit> units = units(StrategyCatalog.get("bollinger-reversion"), 230);
        double[][] one = engine(1).run(units, _ -> true);
        assertThat(Arrays.deepEquals(engine(4).run(units, _ -> true), one)).isTrue();
    }

    @Test
    void unitComputesTheSameAfterATripThroughBytes() throws Exception {
        SweepUnit unit = units(StrategyCatalog.get("rsi-reversion"), 20).getFirst();
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(unit);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            SweepUnit back = (SweepUnit) in.readObject();
            assertThat(Arrays.deepEquals(back.run(SERIES, SOURCE), unit.run(SERIES, SOURCE)))
                    .isTrue();
        }
    }

    @Test
    void formulaIsSweptByItsTextAndGivesTheFiguresOfTheBuiltIn() throws Exception {
        Strategy builtIn = StrategyCatalog.get("sma-cross");
        Strategy formula =
                FormulaStrategy.of("/gone/mine.strategy", FormulaStrategy.shipped("sma-cross"));
        List<ParameterSet> cells = cells(builtIn, 120);
        double[][] said = engine(2).run(of(formula, cells), _ -> true);
        assertThat(Arrays.deepEquals(said, engine(2).run(of(builtIn, cells), _ -> true))).isTrue();
        assertThat(Arrays.deepEquals(of(formula, cells).get(1).run(SERIES, SOURCE), rows(said, 50)))
                .isTrue();
    }

    private static List<SweepUnit> of(Strategy strategy, List<ParameterSet> cells) {
        return SweepUnit.of(strategy, SERIES.sha256(), Execution.defaults(), PERIOD, cells);
    }

    private static double[][] rows(double[][] all, int from) {
        return Arrays.copyOfRange(all, from, 2 * from);
    }

    @Test
    void unitRefusesAnotherSeries() {
        SweepUnit unit = units(StrategyCatalog.get("sma-cross"), 1).getFirst();
        BarSeries other = Fixtures.randomWalk(3000, 12);
        assertThatThrownBy(() -> unit.run(other, SOURCE))
                .hasMessageContaining("the unit is for series");
    }

    @Test
    void watchStopsTheSweepAndKeepsWhatIsDone() {
        List<SweepUnit> units = units(StrategyCatalog.get("sma-cross"), 200);
        double[][] rows = engine(1).run(units, done -> done < 2);
        assertThat(rows).hasDimensions(100, Statistic.values().length);
    }
}
