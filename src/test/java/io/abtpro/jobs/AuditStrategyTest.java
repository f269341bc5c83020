package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.bars.TradingYear;
import io.abtpro.bars.Weekdays;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.RandomForestLearner;
import io.abtpro.forest.RegressionForestLearner;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.RandomBars;
import io.abtpro.labels.Outcome;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.strategies.Foreseeing;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityEstimator;
import io.abtpro.volatility.VolatilityTarget;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

class AuditStrategyTest {
    private static final BarSeries BARS = RandomBars.of(800, 3);
    private static final BarSeries HOURS =
            GeneratedBars.of(new GeneratedBars.Options(1_200, 5, Timeframe.parse("1h")));
    private static final Execution BOTH =
            new Execution(
                    Execution.Fill.NEXT_OPEN,
                    2,
                    1,
                    100_000,
                    Execution.Side.BOTH,
                    new Execution.Sizing.FractionOfEquity(1),
                    0);
    private static final Execution AT_THE_CLOSE =
            new Execution(
                    Execution.Fill.SAME_CLOSE,
                    2,
                    1,
                    100_000,
                    Execution.Side.BOTH,
                    new Execution.Sizing.FractionOfEquity(1),
                    0);
    private static final StudyOptions STUDY =
            StudyOptions.defaults()
                    .withLearner(new RandomForestLearner(new ForestOptions(10, 6, 10, 0, 42)));
    private static final ForecastOptions FORECAST =
            ForecastOptions.defaults(5).withForest(new RegressionForestLearner(10, 8, 5, 42));

    static Stream<String> strategies() {
        return StrategyCatalog.all().stream().map(Strategy::id);
    }

    private static BacktestPlan plan(String id) {
        Strategy strategy = StrategyCatalog.get(id);
        return new BacktestPlan(strategy, strategy.space().defaults(), BOTH);
    }

    private static BacktestPlan gated(StudyOptions study, double minScore) {
        return plan("zscore-reversion")
                .withGating(Optional.of(new BacktestPlan.Gating(minScore, true, study)));
    }

    private static BacktestPlan sized(double target) {
        return plan("zscore-reversion")
                .withSizing(
                        Optional.of(
                                new BacktestPlan.Sizing(
                                        new VolatilityTarget(target, 1), FORECAST)));
    }

    private static AuditStrategy.Report audit(
            BarSeries bars,
            Function<BarSeries, BacktestPlan> plan,
            Function<BarSeries, StudyOptions> study) {
        var request =
                new AuditRequest(
                        plan, study, VolatilityEstimator.CLOSE_TO_CLOSE, 5, OptionalInt.empty());
        return new AuditStrategy(bars, request).run(Progress.ignored());
    }

    private static List<String> leaks(AuditStrategy.Report report) {
        return report.rows().stream()
                .filter(row -> !row.clean())
                .map(AuditStrategy.Row::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void everyCatalogueStrategyAndIndicatorIsClean(String id) {
        AuditStrategy.Report report = audit(BARS, _ -> plan(id), _ -> STUDY);
        assertThat(report.rows()).allMatch(AuditStrategy.Row::clean, "clean");
        assertThat(report.clean()).isTrue();
    }

    @Test
    void scoresAndTheGatedAndTheSizedRunAreListedAndClean() {
        AuditStrategy.Report report =
                audit(HOURS, _ -> gated(STUDY, 0.4).withSizing(sized(0.1).sizing()), _ -> STUDY);
        assertThat(report.rows()).allMatch(AuditStrategy.Row::clean, "clean");
        assertThat(report.rows())
                .extracting(AuditStrategy.Row::name)
                .contains(
                        "score of zscore-reversion",
                        "probability of zscore-reversion",
                        "stored score of zscore-reversion",
                        "outcome of zscore-reversion",
                        "entry, run of zscore-reversion",
                        "exit, run of zscore-reversion",
                        "entry, gated run of zscore-reversion",
                        "part of its size that an entry takes, gated run of zscore-reversion",
                        "part of its size that an entry takes, sized run of zscore-reversion",
                        "equity, gated and sized run of zscore-reversion");
    }

    @Test
    void anEntryAtTheCloseOfTheLastBarIsNoLeak() {
        BacktestPlan honest = plan("zscore-reversion");
        AuditStrategy.Report report =
                audit(
                        HOURS,
                        _ -> new BacktestPlan(honest.strategy(), honest.parameters(), AT_THE_CLOSE),
                        _ -> STUDY);
        assertThat(report.rows()).allMatch(AuditStrategy.Row::clean, "clean");
    }

    @Test
    void longSeriesAreAuditedOnTheirLastFiveThousandBars() {
        AuditStrategy.Report report =
                audit(RandomBars.of(20_000, 4), _ -> plan("sma-cross"), _ -> STUDY);
        assertThat(report.clean()).isTrue();
        assertThat(report.rows()).allMatch(row -> row.checkedBars() <= 2 * 6 * 5_000);
    }

    /// As many fits as suit the number of signals of the file: what the schedule was before it went
    /// by what was known.
    @Test
    void fitsAtAShareOfAllSignalsAreCaught() {
        Function<BarSeries, StudyOptions> whole =
                bars -> {
                    int signals =
                            plan("zscore-reversion")
                                    .strategy()
                                    .signals(
                                            new Columns(bars),
                                            plan("zscore-reversion").parameters())
                                    .enterLong()
                                    .cardinality();
                    return STUDY.withWalk(
                            new WalkOptions(
                                    Math.max(20, signals / 3), Math.max(1, signals / 8), 5));
                };
        AuditStrategy.Report report = audit(HOURS, bars -> gated(whole.apply(bars), 0.4), whole);
        assertThat(leaks(report))
                .contains(
                        "score of zscore-reversion",
                        "stored score of zscore-reversion",
                        "entry, gated run of zscore-reversion")
                .doesNotContain("entry, run of zscore-reversion");
    }

    /// A target for the year of the whole file is a size for the year of the whole file.
    @Test
    void sizesForAYearOfTheWholeFileAreCaught() {
        BarSeries days = Weekdays.of(700, 5);
        AuditStrategy.Report report =
                audit(
                        days,
                        bars -> sized(0.1 * Math.sqrt(252 / TradingYear.of(bars).barsPerYear())),
                        _ -> STUDY);
        assertThat(leaks(report))
                .contains("part of its size that an entry takes, sized run of zscore-reversion");
    }

    @Test
    void aThresholdOfTheWholeFileIsCaught() {
        AuditStrategy.Report report =
                audit(
                        HOURS,
                        bars ->
                                gated(
                                        STUDY,
                                        0.2
                                                + 0.5
                                                        * Math.abs(
                                                                Math.sin(
                                                                        bars.close(
                                                                                bars.size() - 1)))),
                        _ -> STUDY);
        assertThat(leaks(report))
                .contains("part of its size that an entry takes, gated run of zscore-reversion");
    }

    @Test
    void aLabelKnownTooEarlyIsCaughtInScoresAndInTheGatedRun() {
        LabelRule early =
                signals ->
                        LabelRule.netProfit().outcomes(signals).stream()
                                .map(
                                        o ->
                                                o.matured()
                                                        ? new Outcome(
                                                                o.signalBar(),
                                                                o.isLong(),
                                                                o.signalBar(),
                                                                o.netReturn())
                                                        : o)
                                .toList();
        StudyOptions leaky = STUDY.withLabel(early).withWalk(new WalkOptions(20, 1, 0));
        AuditStrategy.Report report = audit(HOURS, _ -> gated(leaky, 0.4), _ -> leaky);
        assertThat(leaks(report))
                .contains("score of zscore-reversion", "outcome of zscore-reversion");
    }

    @Test
    void aStrategyThatKnowsBarsToComeIsCaughtInItsSignalsAndItsTrades() {
        AuditStrategy.Report report = audit(HOURS, _ -> foreseeing(), _ -> STUDY);
        assertThat(leaks(report))
                .contains("long entries of zscore-reversion", "entry, run of zscore-reversion");
    }

    private static BacktestPlan foreseeing() {
        BacktestPlan honest = plan("zscore-reversion");
        return new BacktestPlan(
                new Foreseeing(honest.strategy()), honest.parameters(), AT_THE_CLOSE);
    }
}
