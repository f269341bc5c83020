package io.abtpro.ui.backtest.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Execution;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.backtest.MadeBars;
import io.abtpro.ui.session.Research;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

class OverlaysTest {
    private final Columns columns = new Columns(MadeBars.series(600));

    static List<Strategy> catalogue() {
        return StrategyCatalog.all();
    }

    private Overlays of(String id) {
        return Overlays.of(columns, Research.of(StrategyCatalog.get(id)));
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void everyStrategyShowsWhatItCompares(Strategy strategy) {
        Overlays overlays = Overlays.of(columns, Research.of(strategy));
        List<Overlays.Overlay> all =
                Stream.of(overlays.overPrice(), overlays.oscillators())
                        .flatMap(List::stream)
                        .toList();
        assertThat(all).isNotEmpty();
        assertThat(all).extracting(Overlays.Overlay::name).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(o -> assertThat(o.values()).hasSize(600));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sma-cross           | SMA 20, SMA 50                               |                  |
                    supertrend          | Supertrend 10 3                              |                  |
                    bollinger-breakout  | Bollinger upper 20 2, Bollinger middle 20 2  |                  |
                    rsi-reversion       |                                              | RSI 14           | 30.0, 70.0
                    stochastic-cross    |                                              | %K 14, %D 14 3   | 20.0, 80.0
                    adx-trend           |                                              | ADX 14, +DI 14, \u2212DI 14 | 25.0, 20.0
                    zscore-reversion    |                                              | Z-score 20       | -2.0, -0.5
                    """)
    void pricesAreDrawnOverThePriceAndOscillatorsWithTheirThresholds(
            String id, String price, String oscillators, String thresholds) {
        Overlays overlays = of(id);
        assertThat(names(overlays.overPrice())).isEqualTo(price == null ? "" : price);
        assertThat(names(overlays.oscillators())).isEqualTo(oscillators == null ? "" : oscillators);
        assertThat(overlays.thresholds().toString())
                .isEqualTo("[" + (thresholds == null ? "" : thresholds) + "]");
    }

    private static String names(List<Overlays.Overlay> overlays) {
        return String.join(", ", overlays.stream().map(Overlays.Overlay::name).toList());
    }

    @Test
    void aChannelOfTheBarsBeforeIsDrawnWhereItWasCompared() {
        double[] upper = columns.column("donchian-upper", List.of(20.0));
        Overlays.Overlay drawn = of("donchian-breakout").overPrice().getFirst();
        assertThat(drawn.name()).isEqualTo("Donchian upper 20, a bar ago");
        assertThat(drawn.values()[300]).isEqualTo(upper[299]);
    }

    @Test
    void onlyTheSidesThatMayBeTradedAreDrawn() {
        Research inputs = Research.of(StrategyCatalog.get("bollinger-reversion"));
        Execution e = inputs.execution();
        var both =
                new Execution(
                        e.fill(),
                        e.feeBps(),
                        e.slippageBps(),
                        e.capital(),
                        Execution.Side.BOTH,
                        e.sizing(),
                        e.riskFreeRate());
        assertThat(names(Overlays.of(columns, inputs).overPrice())).doesNotContain("upper");
        assertThat(names(Overlays.of(columns, inputs.withExecution(both)).overPrice()))
                .contains("upper");
    }
}
