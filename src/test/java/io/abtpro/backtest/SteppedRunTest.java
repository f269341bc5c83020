package io.abtpro.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.indicators.Columns;
import io.abtpro.indicators.RandomBars;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SteppedRunTest {
    @ParameterizedTest
    @CsvSource({
        "1,NEXT_OPEN,BOTH",
        "7,NEXT_OPEN,LONG",
        "20,SAME_CLOSE,BOTH",
        "1000,SAME_CLOSE,SHORT"
    })
    void stepsGiveTheSameTradesAndEquityAsOneRun(
            int bars, Execution.Fill fill, Execution.Side side) {
        var columns = new Columns(RandomBars.of(500, 9));
        var strategy = StrategyCatalog.get("sma-cross");
        ParameterSet parameters =
                strategy.space().defaults().with("fast", 3).with("slow", 9).with("stopLoss", 0.5);
        var execution =
                new Execution(fill, 2, 1, 1000, side, new Execution.Sizing.FractionOfEquity(1), 0);
        var period = new Backtest.Period(30, 490);
        var signals = strategy.signals(columns, parameters);
        var whole =
                Backtest.run(
                        columns.series(),
                        signals,
                        strategy.protection(parameters),
                        execution,
                        period);

        var stepped = new SteppedRun(columns.series(), execution, period);
        double equity = 0;
        while (!stepped.isOver()) {
            equity = stepped.advance(signals, strategy.protection(parameters), bars);
        }

        assertThat(whole.trades()).hasSizeGreaterThan(10);
        assertThat(stepped.trades()).isEqualTo(whole.trades());
        assertThat(equity).isEqualTo(whole.equity()[whole.equity().length - 1]);
        assertThat(List.of(stepped.bar(), stepped.direction())).isEqualTo(List.of(490, 0));
    }
}
