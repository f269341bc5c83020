package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.FormulaStrategy;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

class AuditSignalsTest {
    private static final BarSeries SERIES =
            GeneratedBars.of(new GeneratedBars.Options(900, 4, Timeframe.parse("1h")));

    private static AuditSignals.Report audit(BarSeries series, Strategy strategy) {
        return new AuditSignals(series, strategy, strategy.space().defaults())
                .run(Progress.ignored());
    }

    static List<Strategy> shipped() {
        return StrategyCatalog.all().stream()
                .<Strategy>map(s -> FormulaStrategy.of(s.id(), FormulaStrategy.shipped(s.id())))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedFormulaSeesNoFuture(Strategy strategy) {
        var report = audit(SERIES, strategy);
        assertThat(report.clean()).as("%s", report.rows()).isTrue();
        assertThat(report.sentence()).isEqualTo("sees no future, 900 bars checked");
    }

    @Test
    void everyPartOfAFormulaIsAudited() {
        var report =
                audit(
                        SERIES,
                        FormulaStrategy.of(
                                "mine",
                                "let daily = at 1d (sma(3))\nlet up = close > daily\nlet n = 5\n"
                                        + "enter long when up\nexit long when not up"));
        assertThat(report.rows())
                .extracting(AuditStrategy.Row::name)
                .containsExactly(
                        "daily", "up", "n", "enter long", "exit long", "enter short", "exit short");
        assertThat(report.clean()).isTrue();
    }

    /// Enters on the bars of `when`, which may know the future.
    private record Cheat(IntPredicateOf when) implements Strategy {
        interface IntPredicateOf {
            IntPredicate of(BarSeries series);
        }

        @Override
        public String id() {
            return "cheat";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public String name() {
            return "Cheat";
        }

        @Override
        public String description() {
            return "Knows.";
        }

        @Override
        public ParameterSpace space() {
            return new ParameterSpace(List.of());
        }

        @Override
        public Signals signals(Columns columns, ParameterSet parameters) {
            BarSeries series = columns.series();
            BitSet longs = new BitSet();
            for (int t = 0; t < series.size(); t++) {
                longs.set(t, when.of(series).test(t));
            }
            return new Signals(longs, new BitSet(), new BitSet(), new BitSet(), series.size());
        }

        @Override
        public Protection protection(ParameterSet parameters) {
            return Protection.NONE;
        }
    }

    @Test
    void whoKnowsTheNextBarIsFoundWithThePart() {
        var report =
                audit(
                        SERIES,
                        new Cheat(
                                s -> t -> t + 1 < s.size() && s.close(t + 1) > 1.001 * s.close(t)));
        assertThat(report.clean()).isFalse();
        assertThat(report.sentence()).startsWith("sees the future: 'enter long' first at bar ");
        assertThat(report.rows())
                .extracting(AuditStrategy.Row::clean)
                .containsExactly(false, true, true, true);
    }

    @Test
    void whoKnowsOnlyAtTheLastBarThatItIsTheLastIsFound() {
        var report = audit(SERIES, new Cheat(s -> t -> t == s.size() - 1 && s.size() >= 900));
        assertThat(report.sentence()).startsWith("sees the future: 'enter long' first at bar 900,");
    }

    @Test
    void shortSeriesAreAuditedToo() {
        Strategy formula =
                FormulaStrategy.of("mine", "enter long when close > at 1d (sma(3)) or close > 1");
        for (int bars : List.of(1, 2, 5, 7)) {
            assertThat(audit(SERIES.slice(0, bars), formula).clean()).as("%d bars", bars).isTrue();
        }
        assertThat(
                        new AuditSignals(
                                        SERIES.slice(0, 2),
                                        formula,
                                        new ParameterSet(
                                                Map.of(
                                                        "stopLoss",
                                                        0.0,
                                                        "takeProfit",
                                                        0.0,
                                                        "trailingStop",
                                                        0.0)))
                                .run(Progress.ignored())
                                .sentence())
                .isEqualTo("sees no future, 2 bars checked");
    }
}
