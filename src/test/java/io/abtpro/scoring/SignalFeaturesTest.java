package io.abtpro.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.bars.Timeframe;
import io.abtpro.bench.Walks;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class SignalFeaturesTest {
    private static final BarSeries BARS = Walks.hours(1_200, 3);
    private static final SignalSource SOURCE = Walks.source(BARS, "bollinger-reversion");

    static Stream<String> every() {
        return SignalFeatures.all().stream().map(SignalFeature::name);
    }

    @ParameterizedTest
    @MethodSource("every")
    void noFeatureUsesTheFuture(String name) {
        SignalFeature feature = SignalFeatures.of(name);
        assertThat(LookAheadAudit.of(name, BARS, bars -> feature.column(SOURCE.on(bars))))
                .satisfies(
                        result ->
                                assertThat(result.sentence()).contains("nothing from the future"));
    }

    @ParameterizedTest
    @MethodSource("every")
    void everyFeatureHasAValueOnceItsWindowIsFull(String name) {
        double[] column = SignalFeatures.of(name).column(SOURCE);
        assertThat(column).hasSize(BARS.size());
        assertThat(Arrays.stream(column, 400, column.length)).allMatch(Double::isFinite);
    }

    @Test
    void volumeRatioIsTheVolumeOverItsMean() {
        double[] column = SignalFeatures.of("volume_ratio").column(SOURCE);
        double mean = Arrays.stream(BARS.volumes(), 81, 101).average().orElseThrow();
        assertThat(column[100]).isCloseTo(BARS.volume(100) / mean, within(1e-12));
        assertThat(column[18]).isNaN();
    }

    @Test
    void volatilityRankIsTheShareOfTheYearBelow() {
        double[] column = SignalFeatures.of("volatility_pct").column(SOURCE);
        int t = 700;
        double[] rms = new double[252];
        for (int i = 0; i < 252; i++) {
            double sum = 0;
            for (int b = t - i - 19; b <= t - i; b++) {
                sum += Math.pow(Math.log(BARS.close(b) / BARS.close(b - 1)), 2);
            }
            rms[i] = sum;
        }
        long below = Arrays.stream(rms).filter(value -> value < rms[0]).count();
        assertThat(column[t]).isCloseTo(below / 251.0, within(1e-12));
    }

    /// Prices that bounce between ticks have many windows of the same moves. Held against whole
    /// numbers: in exact arithmetic a window's volatility hangs on how many moves of each kind it
    /// holds, and here every move is as large as any other.
    @Test
    void volatilityRankOfWindowsWithTheSameMovesCountsThemAsTies() {
        var random = new Random(6);
        int n = 700;
        int[] moves = new int[n];
        double[] closes = new double[n];
        boolean high = false;
        for (int t = 0; t < n; t++) {
            boolean turns = t > 0 && random.nextBoolean();
            high ^= turns;
            moves[t] = turns ? 1 : 0;
            closes[t] = high ? 100.1 : 100;
        }
        double[] column =
                SignalFeatures.of("volatility_pct").column(Walks.source(flat(closes), "sma-cross"));
        for (int t = 271; t < n; t++) {
            double rank = 0;
            for (int i = t - 251; i < t; i++) {
                rank += (1 + Integer.signum(moved(moves, t) - moved(moves, i))) / 2.0;
            }
            assertThat(column[t]).as("bar %d", t).isEqualTo(rank / 251);
        }
    }

    private static int moved(int[] moves, int t) {
        return Arrays.stream(moves, t - 19, t + 1).sum();
    }

    private static BarSeries flat(double[] closes) {
        long[] times = new long[closes.length];
        Arrays.setAll(times, t -> t * 3_600_000L);
        return BarSeries.of(
                Timeframe.parse("1h"),
                ZoneId.of("UTC"),
                times,
                closes,
                closes,
                closes,
                closes,
                new double[closes.length]);
    }

    @Test
    void hourOfDayIsTheExchangesHourInBothHalvesOfTheYear() {
        long[] times = {
            Instant.parse("2024-03-08T14:30:00Z").toEpochMilli(),
            Instant.parse("2024-03-11T13:30:00Z").toEpochMilli()
        };
        double[] ones = {1, 1};
        BarSeries series =
                BarSeries.of(
                        Timeframe.parse("1h"),
                        ZoneId.of("America/New_York"),
                        times,
                        ones,
                        ones,
                        ones,
                        ones,
                        ones);
        assertThat(SignalFeatures.of("hour_of_day").column(Walks.source(series, "sma-cross")))
                .containsExactly(9, 9);
        assertThat(SignalFeatures.of("day_of_week").column(Walks.source(series, "sma-cross")))
                .containsExactly(5, 1);
        assertThat(SignalFeatures.of("month").column(Walks.source(series, "sma-cross")))
                .containsExactly(3, 3);
    }

    @Test
    void recentWinRateKnowsOnlyTradesThatHadClosed() {
        List<Trade> trades = SOURCE.closedTrades();
        double[] column = SignalFeatures.of("recent_win_rate").column(SOURCE);
        Trade fifth = trades.get(4);
        assertThat(Arrays.stream(column, 0, fifth.exitBar())).containsOnly(0.5);
        long won = trades.subList(0, 5).stream().filter(trade -> trade.netPnl() > 0).count();
        assertThat(column[fifth.exitBar()]).isEqualTo(won / 5.0);
        int last = trades.size() - 1;
        long late =
                trades.subList(last - 19, last + 1).stream()
                        .filter(trade -> trade.netPnl() > 0)
                        .count();
        assertThat(column[column.length - 1]).isEqualTo(late / 20.0);
    }

    /// The close stands still while highs and lows move: %K crosses %D, RSI has no value.
    @Test
    void signalsWithoutAStrengthAreCountedAsUnscored() {
        var random = new java.util.Random(2);
        double[][] c = new double[5][400];
        long[] times = new long[400];
        for (int t = 0; t < 400; t++) {
            times[t] = t * 3_600_000L;
            c[0][t] = 100;
            c[3][t] = 100;
            c[1][t] = 100 + random.nextInt(40);
            c[2][t] = 100 - random.nextInt(40);
            c[4][t] = 1;
        }
        var source =
                Walks.source(
                        BarSeries.of(
                                Timeframe.parse("1h"),
                                ZoneId.of("UTC"),
                                times,
                                c[0],
                                c[1],
                                c[2],
                                c[3],
                                c[4]),
                        "sma-cross");
        var strategy = StrategyCatalog.get("stochastic-cross");
        var wide =
                strategy.space()
                        .defaults()
                        .with("period", 3)
                        .with("oversold", 50)
                        .with("overbought", 51);
        var signals =
                new SignalSource("still", source.columns(), strategy, wide, Execution.defaults());
        SignalTable table =
                SignalTables.of(
                        List.of(signals), SignalFeatures.of(List.of("rsi")), LabelRule.netProfit());
        assertThat(table.size()).isZero();
        assertThat(table.unscored()).isPositive();
    }

    @Test
    void winRateOfOpenTradesIsCaughtByTheAudit() {
        assertThat(
                        LookAheadAudit.of("leak", BARS, bars -> openTradeWinRate(SOURCE.on(bars)))
                                .clean())
                .isFalse();
    }

    /// Counts a trade from its entry on, as if its outcome were known then.
    private static double[] openTradeWinRate(SignalSource source) {
        double[] column = new double[source.series().size()];
        for (Trade trade : source.closedTrades()) {
            column[trade.entryBar()] += trade.netPnl() > 0 ? 1 : -1;
        }
        Arrays.parallelPrefix(column, Double::sum);
        return column;
    }

    @Test
    void riskRewardIsTheRatioOfTheStrategysOwnDistances() {
        Strategy strategy = SOURCE.strategy();
        var own = SOURCE.parameters().with("stopLoss", 2).with("takeProfit", 5);
        var both = new SignalSource("x", new Columns(BARS), strategy, own, Execution.defaults());
        assertThat(SignalFeatures.of("risk_reward").column(both)[500])
                .isCloseTo(2.5, within(1e-12));
        assertThat(SignalFeatures.of("risk_reward").column(SOURCE)[500]).isEqualTo(2);
        var stop =
                new SignalSource(
                        "x",
                        new Columns(BARS),
                        strategy,
                        SOURCE.parameters().with("stopLoss", 2),
                        Execution.defaults());
        double atr = stop.columns().column("atr", List.of(14.0))[500];
        assertThat(SignalFeatures.of("risk_reward").column(stop)[500])
                .isCloseTo(2 * atr / (0.02 * BARS.close(500)), within(1e-12));
    }

    @Test
    void aPriceLevelBecomesADistance() {
        double[] sma = SOURCE.columns().column("sma", List.of(50.0));
        assertThat(SignalFeatures.of("sma(50)").column(SOURCE)[500])
                .isCloseTo(100 * (BARS.close(500) / sma[500] - 1), within(1e-12));
    }

    @Test
    void aNameThatIsNoFeatureIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> SignalFeatures.of("momentun"))
                .hasMessageContaining("unknown indicator 'momentun'");
        assertThatThrownBy(() -> SignalFeatures.of("sma(1,2)"))
                .hasMessageContaining("needs 1 numbers");
        assertThatThrownBy(() -> SignalFeatures.of("sma(x)"))
                .hasMessageContaining("must be a number, was 'x'");
        assertThatThrownBy(() -> SignalFeatures.of("sma(0)"))
                .hasMessageContaining("must be in [1.0, 10000.0]");
        assertThatThrownBy(() -> SignalFeatures.of(List.of("rsi", "rsi")))
                .hasMessageContaining("named twice");
        assertThatThrownBy(() -> SignalFeatures.of(List.of()))
                .hasMessageContaining("at least one feature");
    }

    @Test
    void theOriginalsEightComeFirst() {
        assertThat(SignalFeatures.all().stream().map(SignalFeature::name).limit(8))
                .containsExactlyElementsOf(SignalFeatures.ORIGINAL);
        assertThat(StrategyCatalog.all()).isNotEmpty();
    }
}
