package io.abtpro.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Trade;
import io.abtpro.bench.IntervalFigures;
import io.abtpro.bench.Walks;
import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.RandomForestLearner;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

class GateReadingTest {
    private static final double MONEY = 1e-9;

    /// Forty gates by chance with Sharpe ratios 0.01, 0.02 and so on.
    private static final Gate.Chance CHANCE =
            new Gate.Chance(
                    0.6,
                    false,
                    new double[0],
                    new double[0],
                    new double[0],
                    IntStream.rangeClosed(1, 40).mapToDouble(i -> i / 100.0).toArray());

    private static GateReading reading(int executed, int trades, double gated, double ungated) {
        return new GateReading(
                "",
                0.6,
                executed,
                787,
                trades,
                OptionalDouble.of(gated),
                OptionalDouble.of(ungated),
                Optional.of(CHANCE));
    }

    @Test
    void onlyAGateBeyondChanceOfScoresWithAnEdgeIsCalledBetter() {
        assertThat(reading(200, 100, 0.41, 0.1).claim(true)).isEqualTo(GateReading.Claim.BETTER);
        assertThat(reading(200, 100, 0.41, 0.1).sentence(true))
                .isEqualTo(
                        " The gate at 0.60 executes 200 of 787; Sharpe 0.41 gated, 0.10 with every"
                            + " signal, 0.01 to 0.40 for 95 % of gates by chance: taking only the"
                            + " recommended was better.");
        assertThat(reading(200, 100, 0.40, 0.1).claim(true))
                .isEqualTo(GateReading.Claim.WITHIN_CHANCE);
        assertThat(reading(200, 100, 0.41, 0.1).claim(false))
                .isEqualTo(GateReading.Claim.ABOVE_CHANCE_WITHOUT_EDGE);
        assertThat(reading(200, 100, 0.41, 0.1).sentence(false))
                .endsWith("above them, but of scores that show no edge this is no evidence.");
        assertThat(reading(200, 100, 0.41, 0.5).claim(true))
                .isEqualTo(GateReading.Claim.WITHIN_CHANCE);
        assertThat(reading(200, 100, -0.1, 0.1).claim(true)).isEqualTo(GateReading.Claim.WORSE);
    }

    @Test
    void oneTradeOfHundredsOfSignalsClaimsNothing() {
        assertThat(reading(1, 1, 0.9, -0.35).claim(true))
                .isEqualTo(GateReading.Claim.TOO_FEW_TRADES);
        assertThat(reading(1, 1, 0.9, -0.35).sentence(true))
                .isEqualTo(
                        " The gate at 0.60 executes 1 of 787, 1 trade: too few to say what it"
                                + " does.");
    }

    @Test
    void aGateThatExecutesEverySignalChangesNothing() {
        assertThat(reading(787, 400, 4.83, 4.83).sentence(true))
                .isEqualTo(" The gate at 0.60 executes 787 of 787: it changes nothing.");
    }

    @Test
    void withoutARatioThereIsNothingToCompareAndNoNumberIsMadeUp() {
        var none =
                new GateReading(
                        "SPX",
                        0.6,
                        0,
                        9,
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.of(1),
                        Optional.of(CHANCE));
        assertThat(none.sentence(true))
                .isEqualTo(
                        " On SPX the gate at 0.60 executes 0 of 9: that leaves nothing to"
                                + " compare.");
    }

    @Test
    void gatesByChanceThatAreNotKnownYetOrTooFewClaimNothing() {
        var unknown =
                new GateReading(
                        "",
                        0.6,
                        200,
                        787,
                        100,
                        OptionalDouble.of(9),
                        OptionalDouble.of(0),
                        Optional.empty());
        assertThat(unknown.sentence(true)).endsWith("; Sharpe 9.00 gated, 0.00 with every signal.");
        var few =
                new Gate.Chance(
                        0.6,
                        false,
                        new double[0],
                        new double[0],
                        new double[0],
                        new double[] {1, 2});
        var tooFew =
                new GateReading(
                        "",
                        0.6,
                        200,
                        787,
                        100,
                        OptionalDouble.of(9),
                        OptionalDouble.of(0),
                        Optional.of(few));
        assertThat(tooFew.claim(true)).isEqualTo(GateReading.Claim.WITHIN_CHANCE);
        assertThat(tooFew.sentence(true))
                .doesNotContain("NaN")
                .contains("too few signals for gates by chance");
    }

    @Test
    void ofNoiseNoMoreThanOneInTwentyGatesIsCalledBetterAndOfAnEdgeMostAre() {
        // `bench checks score-intervals` runs it larger.
        IntervalFigures.Claims noise = IntervalFigures.gate(0, 40, 2_000, 10, 40);
        assertThat(noise.better()).isLessThanOrEqualTo(2);
        IntervalFigures.Claims edge = IntervalFigures.gate(0.04, 8, 3_000, 10, 40);
        assertThat(edge.better()).isGreaterThanOrEqualTo(4);
    }

    /// A study over a walk, each trade a fifth of equity or a fixed size.
    private static Gate gate(Execution.Sizing sizing, Execution.Fill fill, String strategy) {
        var found = StrategyCatalog.get(strategy);
        var execution = new Execution(fill, 5, 2, 100_000, Execution.Side.BOTH, sizing, 0);
        var source =
                new SignalSource(
                        "walk",
                        new Columns(Walks.hours(3_000, 12)),
                        found,
                        found.space().defaults(),
                        execution);
        var options =
                new StudyOptions(
                        SignalFeatures.ORIGINAL,
                        new RandomForestLearner(new ForestOptions(10, 6, 10, 0, 42)),
                        LabelRule.netProfit(),
                        new WalkOptions(40, 40, 5),
                        Calibration.Method.PLATT,
                        WalkForwardScores.Symbols.TOGETHER);
        return new Gate(ScoreStudy.of(List.of(source), options, FitProgress.ignored()), 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bollinger-reversion", "sma-cross", "donchian-breakout", "rsi-reversion"})
    void gatedAndSkippedAndWhatInteractsSumToTheRunWithoutAGate(String strategy) {
        for (Execution.Fill fill : Execution.Fill.values()) {
            Gate gate = gate(new Execution.Sizing.FractionOfEquity(1), fill, strategy);
            for (double threshold : new double[] {0.3, 0.45, 0.5, 0.6}) {
                for (boolean scaled : new boolean[] {false, true}) {
                    Gate.Run run = gate.at(threshold, scaled);
                    GateLedger ledger = run.ledger();
                    double sum =
                            GateLedger.sum(run.result().trades())
                                    + ledger.skippedPnl()
                                    + ledger.displacedPnl()
                                    - ledger.insteadPnl()
                                    + ledger.resized();
                    assertThat(sum)
                            .isCloseTo(
                                    GateLedger.sum(gate.ungated().trades()),
                                    within(MONEY * 100_000));
                }
            }
        }
    }

    @Test
    void whereTradesDoNotInteractGatedAndSkippedAreTheRunWithoutAGate() {
        // A fixed size, and a strategy that is always in the market: every signal of its other side
        // ends a trade.
        Gate gate =
                gate(new Execution.Sizing.FixedQuantity(10), Execution.Fill.NEXT_OPEN, "sma-cross");
        int some = 0;
        for (double threshold : new double[] {0.3, 0.4, 0.5}) {
            Gate.Run run = gate.at(threshold, false);
            assertThat(run.ledger().displaced()).isEmpty();
            assertThat(run.ledger().instead()).isEmpty();
            assertThat(run.ledger().resized()).isCloseTo(0, within(MONEY));
            assertThat(GateLedger.sum(run.result().trades()) + run.ledger().skippedPnl())
                    .isCloseTo(GateLedger.sum(gate.ungated().trades()), within(MONEY));
            some += Math.min(run.result().trades().size(), run.ledger().skipped().size());
            List<Trade> all = gate.ungated().trades();
            assertThat(all).containsAll(run.ledger().skipped());
        }
        assertThat(some).isPositive();
    }
}
