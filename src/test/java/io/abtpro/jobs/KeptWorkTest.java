package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.RandomForestLearner;
import io.abtpro.forest.RegressionForestLearner;
import io.abtpro.indicators.Columns;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.store.KeptResults;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.WalkForward;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was trained is read, to the same bits, where the same is asked for again; anything else is
/// trained.
class KeptWorkTest {
    private static final BarSeries BARS =
            GeneratedBars.of(new GeneratedBars.Options(1_500, 5, Timeframe.parse("1d")));
    private static final ForecastOptions OPTIONS =
            ForecastOptions.defaults(5)
                    .withForest(new RegressionForestLearner(10, 8, 5, 42))
                    .withBaselines(List.of(Baseline.EWMA, Baseline.HAR));
    private static final StudyOptions STUDY =
            StudyOptions.defaults()
                    .withLearner(new RandomForestLearner(new ForestOptions(10, 8, 5, 0, 42)));

    @TempDir private Path home;

    /// Results in memory, which tell what was read.
    private static final class Memory implements KeptResults {
        private final Map<String, byte[]> kept = new HashMap<>();

        @Override
        public Optional<byte[]> read(String sha256) {
            return Optional.ofNullable(kept.get(sha256));
        }

        @Override
        public boolean holds(String sha256) {
            return kept.containsKey(sha256);
        }

        @Override
        public void keep(String sha256, byte[] result) {
            kept.put(sha256, result);
        }
    }

    private static ForecastVolatility.Report forecast(
            BarSeries bars, ForecastOptions options, KeptResults results) {
        return new ForecastVolatility(
                        bars, "", options, true, Optional.empty(), new KeptWalks(results))
                .run(Progress.ignored());
    }

    private static TrainScorer.Report train(
            BarSeries bars, double slow, StudyOptions options, KeptResults results) {
        var strategy = StrategyCatalog.get("sma-cross");
        var parameters = strategy.space().defaults().with("fast", 5).with("slow", slow);
        var source =
                new SignalSource(
                        "A", new Columns(bars), strategy, parameters, Execution.defaults());
        return new TrainScorer(
                        List.of(source), options, 0.6, Optional.empty(), new KeptStudies(results))
                .run(Progress.ignored());
    }

    @Test
    void aWalkIsReadToTheSameBitsAlsoAfterARestart() {
        ForecastVolatility.Report first;
        try (Workspace workspace = H2Workspace.open(home)) {
            first = forecast(BARS, OPTIONS, workspace.results());
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            ForecastVolatility.Report again = forecast(BARS, OPTIONS, workspace.results());
            assertThat(first.read()).isFalse();
            assertThat(again.read()).isTrue();
            WalkForward was = first.walk();
            WalkForward is = again.walk();
            assertThat(is.predicted()).containsExactly(was.predicted());
            assertThat(is.confidence()).containsExactly(was.confidence());
            assertThat(is.treeLow()).containsExactly(was.treeLow());
            assertThat(is.treeHigh()).containsExactly(was.treeHigh());
            assertThat(is.importance()).containsExactly(was.importance());
            for (Baseline baseline : OPTIONS.baselines()) {
                assertThat(is.predicted(baseline)).containsExactly(was.predicted(baseline));
            }
            assertThat(is.fits()).isEqualTo(was.fits());
            assertThat(is.lastFit()).isEqualTo(was.lastFit());
            assertThat(again.forecast()).isEqualTo(first.forecast());
            assertThat(again.evaluation()).isEqualTo(first.evaluation());
        }
    }

    @Test
    void anythingElseIsWalked() {
        var results = new Memory();
        forecast(BARS, OPTIONS, results);
        assertThat(forecast(BARS, OPTIONS.withHorizon(6), results).read()).isFalse();
        assertThat(forecast(BARS, OPTIONS.withGrowth(0.2), results).read()).isFalse();
        assertThat(forecast(BARS.slice(0, 1_499), OPTIONS, results).read()).isFalse();
        assertThat(
                        forecast(
                                        BARS,
                                        OPTIONS.withForest(
                                                new RegressionForestLearner(10, 8, 5, 43)),
                                        results)
                                .read())
                .isFalse();
        assertThat(forecast(BARS, OPTIONS, results).read()).isTrue();
    }

    @Test
    void aWalkThatCannotBeReadIsWalked() {
        var results = new Memory();
        ForecastVolatility.Report first = forecast(BARS, OPTIONS, results);
        for (byte[] other :
                List.of(new byte[0], "of another form".getBytes(StandardCharsets.UTF_8))) {
            results.kept.replaceAll((_, _) -> other);
            ForecastVolatility.Report again = forecast(BARS, OPTIONS, results);
            assertThat(again.read()).isFalse();
            assertThat(again.walk().predicted()).containsExactly(first.walk().predicted());
        }
    }

    /// Six digits, which hold on any machine.
    private static String digits(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> String.format(Locale.ROOT, "%.5e", value))
                .collect(Collectors.joining(" "));
    }

    /// Where this fails, raise the form beside the change, then set what it gives now: what was
    /// kept under the form before is no longer what is trained.
    @Test
    void whatIsKeptUnderAFormStaysTheSame() {
        ForecastOptions options = OPTIONS.withBaselines(List.of(Baseline.HAR, Baseline.GARCH));
        WalkForward walk = forecast(BARS.slice(0, 500), options, KeptResults.none()).walk();
        int last = 499;
        assertThat(
                        digits(
                                WalkForward.FORM,
                                walk.predicted()[last],
                                walk.predicted(Baseline.HAR)[last],
                                walk.predicted(Baseline.GARCH)[last]))
                .isEqualTo("1.00000e+00 1.76305e-02 1.53681e-02 1.74347e-02");
        double[] scores = train(BARS, 30, STUDY, KeptResults.none()).study().walk().scores();
        assertThat(digits(KeptStudies.FORM, scores[scores.length / 2], scores[scores.length - 1]))
                .isEqualTo("1.00000e+00 1.93360e-01 1.81824e-01");
    }

    @Test
    void aTrainingIsReadToTheSameBitsAlsoAfterARestart() {
        TrainScorer.Report first;
        try (Workspace workspace = H2Workspace.open(home)) {
            first = train(BARS, 30, STUDY, workspace.results());
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            TrainScorer.Report again = train(BARS, 30, STUDY, workspace.results());
            assertThat(first.read()).isFalse();
            assertThat(again.read()).isTrue();
            ScoreStudy was = first.study();
            ScoreStudy is = again.study();
            assertThat(is.walk().scores()).containsExactly(was.walk().scores());
            assertThat(is.calibrated()).containsExactly(was.calibrated());
            for (int i = 0; i < was.table().size(); i++) {
                double[] row = was.table().row(i).features();
                assertThat(is.latest().score(row)).isEqualTo(was.latest().score(row));
                assertThat(is.scorer(i).score(row)).isEqualTo(was.scorer(i).score(row));
            }
            assertThat(again.quality().orElseThrow().brier())
                    .isEqualTo(first.quality().orElseThrow().brier());
        }
    }

    @Test
    void anythingElseIsTrained() {
        var results = new Memory();
        train(BARS, 30, STUDY, results);
        assertThat(train(BARS, 31, STUDY, results).read()).isFalse();
        assertThat(train(BARS.slice(0, 1_400), 30, STUDY, results).read()).isFalse();
        assertThat(
                        train(
                                        BARS,
                                        30,
                                        STUDY.withLearner(
                                                new RandomForestLearner(
                                                        new ForestOptions(10, 8, 5, 0, 43))),
                                        results)
                                .read())
                .isFalse();
        assertThat(train(BARS, 30, STUDY, results).read()).isTrue();
    }

    @Test
    void modelsOfOtherRowsAreNotTakenWhateverTheirPlace() {
        var results = new Memory();
        train(BARS.slice(0, 1_400), 30, STUDY, results);
        byte[] ofOthers = results.kept.values().iterator().next();
        results.kept.clear();
        TrainScorer.Report right = train(BARS, 31, STUDY, results);
        results.kept.replaceAll((_, _) -> ofOthers);
        TrainScorer.Report again = train(BARS, 31, STUDY, results);
        assertThat(again.study().walk().scores()).containsExactly(right.study().walk().scores());
        results.kept.replaceAll((_, _) -> new byte[] {0, 0, 9});
        assertThat(train(BARS, 31, STUDY, results).study().walk().scores())
                .containsExactly(right.study().walk().scores());
    }
}
