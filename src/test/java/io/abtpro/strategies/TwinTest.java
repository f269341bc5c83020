package io.abtpro.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.Condition;
import io.abtpro.indicators.ExactTwin;
import io.abtpro.indicators.Ta4jTwin;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

class TwinTest {
    private static int ties;

    private static final int SETS = 30;
    private static final BarSeries STOCKS = RealBars.sp500();
    private static final BarSeries BITCOIN = RealBars.bitcoin();

    static Stream<String> strategies() {
        return StrategyCatalog.all().stream().map(Strategy::id);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void entersAndLeavesWhereTa4jDoesOnBothSides(String id) {
        RuleStrategy strategy = (RuleStrategy) StrategyCatalog.get(id);
        List<ParameterSet> sets = sets(strategy);
        int trades = 0;
        ties = 0;
        for (BarSeries bars : List.of(STOCKS, BITCOIN)) {
            Columns columns = new Columns(bars);
            var exact = new ExactTwin(bars, ExactTwin.STRICT);
            for (ParameterSet set : sets) {
                trades += compare(strategy, columns, set, exact.afresh());
            }
        }
        assertThat(trades).isGreaterThan(100);
        System.out.printf(
                "twin %s: %d parameter sets x 2 series x 2 sides, %d trades, %d of %d runs as exact"
                        + " numbers%n",
                id, SETS, trades, ties, 4 * SETS);
    }

    private static int compare(
            RuleStrategy strategy, Columns columns, ParameterSet set, ExactTwin exact) {
        Signals signals = strategy.signals(columns, set);
        Rules rules = strategy.rules(set);
        int warmup = rules.warmup(columns);
        var longs = walk(signals.enterLong(), signals.exitLong());
        var shorts = walk(signals.enterShort(), signals.exitShort());
        same("long", set, exact, longs, rules.enterLong(), rules.exitLong(), warmup);
        same("short", set, exact, shorts, rules.enterShort(), rules.exitShort(), warmup);
        return longs.size() + shorts.size();
    }

    /// The trades of ta4j with doubles, or, where its rounding decides a tie, those of exact
    /// numbers.
    private static void same(
            String side,
            ParameterSet set,
            ExactTwin exact,
            List<Ta4jTwin.Span> ours,
            Condition enter,
            Condition exit,
            int warmup) {
        if (!ours.equals(Ta4jTwin.run(exact.bars(), enter, exit, warmup, side.equals("short")))) {
            assertThat(ours)
                    .as("%s %s", side, set)
                    .isEqualTo(walk(exact.holds(enter, warmup), exact.holds(exit, warmup)));
            ties++;
        }
    }

    static List<Ta4jTwin.Span> walk(BitSet enter, BitSet exit) {
        List<Ta4jTwin.Span> spans = new ArrayList<>();
        int at = enter.nextSetBit(0);
        while (at >= 0) {
            int leave = exit.nextSetBit(at + 1);
            spans.add(new Ta4jTwin.Span(at, leave));
            at = leave < 0 ? -1 : enter.nextSetBit(leave + 1);
        }
        return spans;
    }

    private static List<ParameterSet> sets(RuleStrategy strategy) {
        SplittableRandom random = new SplittableRandom(strategy.id().hashCode());
        List<ParameterSet> sets = new ArrayList<>();
        sets.add(strategy.space().defaults());
        while (sets.size() < SETS) {
            ParameterSet set = strategy.space().defaults();
            for (ParameterSpace.Parameter p : strategy.space().parameters()) {
                if (!p.offAtZero()) {
                    int steps = (int) Math.round((p.max() - p.min()) / p.step());
                    double share = random.nextDouble() * random.nextDouble();
                    set = set.with(p.name(), p.min() + ((int) (steps * share)) * p.step());
                }
            }
            try {
                strategy.rules(set);
                sets.add(set);
            } catch (IllegalArgumentException brokenConstraint) {
                assertThat(brokenConstraint).hasMessageContaining("must be below");
            }
        }
        return sets;
    }
}
