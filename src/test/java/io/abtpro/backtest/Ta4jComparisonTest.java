package io.abtpro.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import org.junit.jupiter.api.Test;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.FixedRule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The S&P 500 sample, all in, without costs: the same closed trades as ta4j's BarSeriesManager.
class Ta4jComparisonTest {
    @Test
    void closedTradesAreThoseOfTa4j() throws Exception {
        BarSeries series = sample();
        Signals signals = Fixtures.randomSignals(series.size(), 11, 0.03);
        var free =
                new Execution(
                        Execution.Fill.NEXT_OPEN,
                        0,
                        0,
                        1000,
                        Execution.Side.LONG,
                        new Execution.Sizing.FractionOfEquity(1),
                        0);
        List<Trade> ours =
                Backtest.run(series, signals, Protection.NONE, free, Backtest.Period.all(series))
                        .trades()
                        .stream()
                        .filter(trade -> trade.exitReason() == Trade.ExitReason.SIGNAL)
                        .toList();
        List<Position> theirs = ta4j(series, signals);
        assertThat(ours).hasSizeGreaterThan(50).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i).entryBar()).isEqualTo(theirs.get(i).getEntry().getIndex());
            assertThat(ours.get(i).exitBar()).isEqualTo(theirs.get(i).getExit().getIndex());
            assertThat(ours.get(i).netReturn())
                    .isCloseTo(theirs.get(i).getGrossReturn().doubleValue() - 1, within(1e-12));
        }
    }

    private static List<Position> ta4j(BarSeries series, Signals signals) {
        var theirs =
                new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
        for (int t = 0; t < series.size(); t++) {
            theirs.barBuilder()
                    .timePeriod(Duration.ofDays(1))
                    .endTime(Instant.ofEpochMilli(series.knownAt(t)))
                    .openPrice(series.open(t))
                    .highPrice(series.high(t))
                    .lowPrice(series.low(t))
                    .closePrice(series.close(t))
                    .volume(series.volume(t))
                    .add();
        }
        var strategy =
                new BaseStrategy(
                        new FixedRule(signals.enterLong().stream().toArray()),
                        new FixedRule(signals.exitLong().stream().toArray()));
        return new BarSeriesManager(theirs).run(strategy).getPositions();
    }

    private static BarSeries sample() throws Exception {
        double[][] rows =
                Files.readAllLines(Path.of("sample-data/sp500-2000.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .map(
                                cells ->
                                        Fixtures.bar(
                                                Double.parseDouble(cells[1]),
                                                        Double.parseDouble(cells[2]),
                                                Double.parseDouble(cells[3]),
                                                        Double.parseDouble(cells[4])))
                        .toArray(double[][]::new);
        return Fixtures.bars(rows);
    }
}
