package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.RandomBars;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

class TradingEnvironmentTest {
    /// Sums of logarithms against the logarithm of a quotient.
    private static final double ROUNDING = 1e-12;

    private final Columns columns = new Columns(RandomBars.of(600, 3));
    private final ParameterGrid grid =
            ParameterGrid.of(
                    StrategyCatalog.get("sma-cross"),
                    StrategyCatalog.get("sma-cross").space().defaults(),
                    List.of(
                            new ParameterRange("fast", 2, 12, 2),
                            new ParameterRange("slow", 6, 30, 4)));
    private final Backtest.Period period = new Backtest.Period(40, 600);

    private TradingEnvironment environment(int barsPerStep) {
        return new TradingEnvironment(columns, grid, Execution.defaults(), period, barsPerStep);
    }

    @Test
    void stayingEarnsTheNetLogReturnOfTheFullBacktest() {
        int cell = grid.cells()[5];
        var environment = environment(37);
        environment.reset(cell);
        double reward = 0;
        while (!environment.isOver()) {
            reward += environment.step(0);
        }
        var strategy = grid.strategy();
        var result =
                Backtest.run(
                        columns.series(),
                        strategy.signals(columns, grid.parameters(cell)),
                        strategy.protection(grid.parameters(cell)),
                        Execution.defaults(),
                        period);

        double finalEquity = result.equity()[result.equity().length - 1];
        assertThat(result.trades()).hasSizeGreaterThan(5);
        assertThat(reward)
                .isCloseTo(
                        Math.log(finalEquity / Execution.defaults().capital()), within(ROUNDING));
    }

    @Test
    void anActionMovesOneParameterOneStepAndOnlyWhereTheCellIsAllowed() {
        var environment = environment(20);
        environment.reset(grid.nearest(grid.base().with("fast", 2).with("slow", 6)));

        assertThat(environment.allowed()).isEqualTo(0b10101L);
        environment.step(4);
        assertThat(grid.parameters(environment.cell()).get("slow")).isEqualTo(10);
        environment.step(2);
        assertThat(grid.parameters(environment.cell()).get("fast")).isEqualTo(4);
    }

    @Test
    void stateAndRewardDoNotLookAhead() {
        var series = columns.series();
        double[][] changed = {
            series.opens(), series.highs(), series.lows(), series.closes(), series.volumes()
        };
        int known = period.fromBar() + 10 * 20;
        for (int t = known; t < series.size(); t++) {
            for (double[] column : changed) {
                column[t] = 1000 + t % 7;
            }
        }
        var poisoned =
                BarSeries.of(
                        series.timeframe(),
                        series.zone(),
                        series.openTimes(),
                        changed[0],
                        changed[1],
                        changed[2],
                        changed[3],
                        changed[4]);
        var clean = environment(20);
        var other =
                new TradingEnvironment(
                        new Columns(poisoned), grid, Execution.defaults(), period, 20);
        clean.reset(grid.cells()[0]);
        other.reset(grid.cells()[0]);
        for (int step = 0; step < 10; step++) {
            int action = Long.numberOfTrailingZeros(clean.allowed() & ~1L);
            assertThat(other.state()).isEqualTo(clean.state());
            assertThat(other.step(action)).isEqualTo(clean.step(action));
        }
        assertThat(other.state()).isEqualTo(clean.state());
    }

    @Test
    void regimesAreRankedWithinTheirOwnPast() {
        byte[] regimes = VolatilityRegimes.of(columns.series());
        byte[] shorter = VolatilityRegimes.of(columns.series().slice(0, 400));

        assertThat(java.util.Arrays.copyOf(regimes, 400)).isEqualTo(shorter);
        assertThat(regimes).contains((byte) 0, (byte) 1, (byte) 2);
    }

    /// Windows of the same moves tie in any unit of price, whatever the last bit of their sums
    /// says.
    @Test
    void regimesOfPricesThatBounceAreTheSameInAnotherUnit() {
        assertThat(VolatilityRegimes.of(bouncing(0, 1)))
                .isEqualTo(VolatilityRegimes.of(bouncing(6, 1)))
                .isEqualTo(VolatilityRegimes.of(bouncing(3, 7)));
    }

    private static BarSeries bouncing(int places, int times) {
        var random = new Random(6);
        long[] opens = new long[600];
        double[] closes = new double[600];
        int price = 1000;
        for (int t = 0; t < 600; t++) {
            opens[t] = t * 3_600_000L;
            price = Math.clamp(price + random.nextInt(3) - 1L, 1000, 1002);
            closes[t] = BigDecimal.valueOf((long) price * times, 1 + places).doubleValue();
        }
        return BarSeries.of(
                Timeframe.parse("1h"),
                ZoneId.of("UTC"),
                opens,
                closes,
                closes,
                closes,
                closes,
                new double[600]);
    }
}
