package io.abtpro.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.bars.Timeframe;
import io.abtpro.bench.Walks;
import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.RandomForestLearner;
import io.abtpro.labels.Outcome;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class WalkForwardScoresTest {
    private static final long HOUR = 3_600_000L;
    private static final StudyOptions OPTIONS =
            new StudyOptions(
                    SignalFeatures.ORIGINAL,
                    new RandomForestLearner(new ForestOptions(20, 6, 10, 0, 42)),
                    LabelRule.netProfit(),
                    new WalkOptions(60, 40, 5),
                    Calibration.Method.PLATT,
                    WalkForwardScores.Symbols.TOGETHER);

    private static ScoreStudy study(BarSeries bars, String strategy) {
        return ScoreStudy.of(List.of(Walks.source(bars, strategy)), OPTIONS, FitProgress.ignored());
    }

    private static SignalSource on(BarSeries bars) {
        return Walks.source(bars, "bollinger-reversion");
    }

    @Test
    void everyModelKnowsOnlyOutcomesOfItsPast() {
        ScoreStudy study = study(Walks.hours(4_000, 1), "bollinger-reversion");
        SignalTable table = study.table();
        assertThat(study.walk().fits().size()).isGreaterThan(3);
        for (WalkForwardScores.Fit fit : study.walk().fits()) {
            int bar = table.row(fit.from()).bar();
            long until = table.source(0).series().knownAt(bar - OPTIONS.walk().embargoBars());
            for (int known : fit.scorer().trainedOn()) {
                assertThat(table.row(known).knownAt()).isLessThanOrEqualTo(until);
            }
            assertThat(fit.scorer().trainedOn()).doesNotContain(fit.from()).isNotEmpty();
        }
    }

    @Test
    void aSignalGivenEarlyWhoseTradeIsStillOpenIsPurged() {
        ScoreStudy study =
                ScoreStudy.of(
                        List.of(on(Walks.hours(4_000, 1))),
                        OPTIONS.withWalk(new WalkOptions(60, 1, 5)),
                        FitProgress.ignored());
        boolean purged =
                study.walk().fits().stream()
                        .anyMatch(
                                fit -> {
                                    int[] known = fit.scorer().trainedOn();
                                    return known[known.length - 1] < fit.from() - 1;
                                });
        assertThat(purged).isTrue();
    }

    @Test
    void signalsBeforeTheFirstModelAreInSampleAndNotJudged() {
        ScoreStudy study = study(Walks.hours(4_000, 1), "bollinger-reversion");
        WalkForwardScores.Fit first = study.walk().fits().getFirst();
        assertThat(first.scorer().trainedOn()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(study.inSample(0)).isTrue();
        assertThat(study.inSample(first.from() - 1)).isTrue();
        assertThat(study.inSample(first.from())).isFalse();
        assertThat(Arrays.stream(study.judged()))
                .allMatch(i -> i >= first.from() && study.table().row(i).matured());
        assertThat(study.walk().fitOf()).doesNotContain(-1);
    }

    @Test
    void moreSignalsLaterChangeNoScore() {
        BarSeries bars = Walks.hours(4_000, 2);
        ScoreStudy whole = study(bars, "bollinger-reversion");
        for (int cut : new int[] {2_600, 3_111, 3_999}) {
            ScoreStudy part = study(bars.slice(0, cut), "bollinger-reversion");
            for (int i = 0; i < part.table().size(); i++) {
                assertThat(part.score(i)).isEqualTo(whole.score(i));
                assertThat(part.calibrated()[i]).isEqualTo(whole.calibrated()[i]);
            }
        }
    }

    @Test
    void theAuditFindsNoFutureInScoresNorInProbabilities() {
        BarSeries bars = Walks.hours(4_000, 3);
        assertThat(
                        LookAheadAudit.of(
                                        "score",
                                        bars,
                                        series -> ScoreColumns.scores(on(series), OPTIONS))
                                .sentence())
                .contains("nothing from the future");
        assertThat(
                        LookAheadAudit.of(
                                        "p",
                                        bars,
                                        series -> ScoreColumns.probabilities(on(series), OPTIONS))
                                .sentence())
                .contains("nothing from the future");
        assertThat(Arrays.stream(ScoreColumns.scores(on(bars), OPTIONS)))
                .anyMatch(Double::isFinite);
    }

    @Test
    void aModelThatScoresItsOwnPastIsCaught() {
        BarSeries bars = Walks.hours(4_000, 3);
        LookAheadAudit.Result audit =
                LookAheadAudit.of(
                        "own past",
                        bars,
                        series ->
                                ScoreColumns.column(
                                        on(series), OPTIONS, WalkForwardScoresTest::ownPast));
        assertThat(audit.clean()).isFalse();
    }

    private static double[] ownPast(ScoreStudy study) {
        return study.latest()
                .scores(
                        study.table().rows().stream()
                                .map(SignalRow::features)
                                .toArray(double[][]::new));
    }

    @Test
    void aLabelKnownTooEarlyIsCaught() {
        BarSeries bars = Walks.hours(2_500, 3);
        // As if the outcome were known with the signal.
        LabelRule early =
                signals ->
                        OPTIONS.label().outcomes(signals).stream()
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
        var leaky =
                new StudyOptions(
                        OPTIONS.features(),
                        new RandomForestLearner(new ForestOptions(5, 6, 10, 0, 42)),
                        early,
                        new WalkOptions(60, 1, 0),
                        Calibration.Method.NONE,
                        OPTIONS.symbols());
        LookAheadAudit.Result audit =
                LookAheadAudit.of(
                        "early label", bars, series -> ScoreColumns.scores(on(series), leaky));
        assertThat(audit.clean()).isFalse();
    }

    @Test
    void onRandomWalksScoresSayNothing() {
        double sum = 0;
        int held = 0;
        int runs = 20;
        for (int seed = 0; seed < runs; seed++) {
            ScoreStudy study = study(Walks.hours(4_000, 100 + seed), "bollinger-reversion");
            ScoreQuality quality = ScoreQuality.of(study);
            sum += quality.auc().orElseThrow();
            held += quality.hasEdge() || quality.isWorseThanChance() ? 0 : 1;
        }
        assertThat(sum / runs).isBetween(0.47, 0.53);
        assertThat(held).isGreaterThanOrEqualTo(runs - 4);
    }

    @Test
    void aPlantedEdgeIsFound() {
        SignalTable table = study(Walks.hours(4_000, 4), "bollinger-reversion").table();
        var random = new Random(1);
        List<SignalRow> planted =
                table.rows().stream()
                        .map(
                                row -> {
                                    boolean won =
                                            random.nextDouble()
                                                    < (row.features()[2] > 0 ? 0.75 : 0.3);
                                    return new SignalRow(
                                            row.source(),
                                            row.bar(),
                                            row.time(),
                                            row.isLong(),
                                            row.features(),
                                            row.knownAt(),
                                            row.exitBar(),
                                            won,
                                            row.netReturn());
                                })
                        .toList();
        ScoreStudy study =
                ScoreStudy.of(
                        new SignalTable(table.sources(), table.features(), planted, 0),
                        OPTIONS,
                        FitProgress.ignored());
        assertThat(ScoreQuality.of(study).hasEdge()).isTrue();
    }

    @Test
    void tooFewSignalsAreRefusedWithWhatToDo() {
        assertThatThrownBy(() -> study(Walks.hours(700, 1), "sma-cross"))
                .hasMessageContaining("signals are too few: the first model is fitted after 60")
                .hasMessageContaining("choose a longer period");
    }

    @Test
    void whereThereIsNoSignalThatIsSaid() {
        double[] prices = new double[300];
        Arrays.fill(prices, 100);
        long[] times = IntStream.range(0, prices.length).mapToLong(t -> t * HOUR).toArray();
        BarSeries still =
                BarSeries.of(
                        Timeframe.parse("1h"),
                        ZoneOffset.UTC,
                        times,
                        prices,
                        prices,
                        prices,
                        prices,
                        prices);
        assertThatThrownBy(() -> study(still, "sma-cross"))
                .hasMessageStartingWith("there is no signal on these bars")
                .hasMessageContaining("another strategy");
    }

    @Test
    void whatAllLearntRowsShareIsLeftOut() {
        SignalSource source = Walks.source(Walks.hours(4_000, 1), "bollinger-reversion");
        ScoreStudy study = ScoreStudy.of(List.of(source), OPTIONS, FitProgress.ignored());
        assertThat(study.latest().model().featureNames())
                .doesNotContain("risk_reward")
                .contains("hour_of_day");
        assertThat(study.table().featureNames()).contains("risk_reward");
    }

    @Test
    void independentOutcomesAreCountedByHand() {
        SignalSource source = Walks.source(Walks.hours(100, 1), "sma-cross");
        List<SignalRow> rows = List.of(row(0, 4), row(2, 4), row(10, 12));
        var table = new SignalTable(List.of(source), List.of(), rows, 0);
        // The first two share bars 3 and 4: 2/sqrt(4 * 2). All won, so they are taken to share 0.75
        // of that.
        assertThat(Overlap.independent(table, new int[] {0, 1, 2}))
                .isCloseTo(3 / (1 + 0.75 * 2 * 2 / Math.sqrt(8) / 3), within(1e-12));
    }

    private static SignalRow row(int bar, int exitBar) {
        return new SignalRow(0, bar, bar, true, new double[0], exitBar, exitBar, true, 0.1);
    }
}
