package io.abtpro.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bench.IntervalFigures;
import io.abtpro.bench.Walks;
import io.abtpro.diagnostics.Calibration;
import io.abtpro.diagnostics.Reliability;
import io.abtpro.diagnostics.RocCurve;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.diagnostics.WilsonInterval;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.Learner;
import io.abtpro.forest.Learners;
import io.abtpro.forest.RandomForestLearner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

class ScoreQualityTest {
    private static final Learner SMALL =
            new RandomForestLearner(new ForestOptions(10, 6, 10, 0, 42));
    private static final SignalTable TABLE =
            SignalTables.of(
                    List.of(Walks.source(Walks.hours(2_500, 8), "bollinger-reversion")),
                    SignalFeatures.of(SignalFeatures.ORIGINAL),
                    LabelRule.netProfit());

    /// The table with the outcomes that `wins` says.
    private static SignalTable won(IntPredicate wins) {
        List<SignalRow> rows =
                Stream.iterate(0, i -> i < TABLE.size(), i -> i + 1)
                        .map(
                                i -> {
                                    SignalRow row = TABLE.row(i);
                                    return new SignalRow(
                                            row.source(),
                                            row.bar(),
                                            row.time(),
                                            row.isLong(),
                                            row.features(),
                                            row.knownAt(),
                                            row.exitBar(),
                                            wins.test(i),
                                            row.netReturn());
                                })
                        .toList();
        return new SignalTable(TABLE.sources(), TABLE.features(), rows, 0);
    }

    private static ScoreStudy study(
            SignalTable table, Learner learner, Calibration.Method calibration) {
        var options =
                new StudyOptions(
                        SignalFeatures.ORIGINAL,
                        learner,
                        LabelRule.netProfit(),
                        new WalkOptions(60, 30, 5),
                        calibration,
                        WalkForwardScores.Symbols.TOGETHER);
        return ScoreStudy.of(table, options, FitProgress.ignored());
    }

    private static Verdict verdict(ScoreQuality quality) {
        return ScoreVerdict.of(
                quality,
                new GateReading(
                        "",
                        0.6,
                        quality.judged(),
                        quality.judged(),
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Optional.empty()));
    }

    static Stream<Learner> learners() {
        return Stream.concat(Stream.of(SMALL), Learners.all().stream().skip(1));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void whereEverySignalWinsThereIsNoAreaAndEveryOtherFigureIsANumber(Learner learner) {
        for (Calibration.Method calibration : Calibration.Method.values()) {
            for (boolean wins : new boolean[] {true, false}) {
                ScoreStudy study = study(won(_ -> wins), learner, calibration);
                ScoreQuality quality = ScoreQuality.of(study);
                assertThat(quality.auc()).isEmpty();
                assertThat(quality.hasEdge() || quality.isWorseThanChance()).isFalse();
                assertThat(quality.brier().baseRate()).isEqualTo(wins ? 1 : 0);
                assertThat(quality.brier().score()).isBetween(0.0, 0.01);
                assertThat(quality.rawBrier().score()).isBetween(0.0, 0.01);
                AdviceFigures figures = AdviceFigures.of(study, quality, 0.6);
                assertThat(figures.accuracy().value()).isEqualTo(1);
                assertThat(figures.withoutSkill()).isEqualTo(1);
                assertThat(figures.precision().isPresent()).isEqualTo(wins);
                assertThat(figures.recall().isPresent()).isEqualTo(wins);
                Verdict verdict = verdict(quality);
                assertThat(verdict.holds()).isFalse();
                assertThat(verdict.claim()).isEqualTo("Only one outcome.");
                assertThat(verdict.numbers())
                        .startsWith("All ")
                        .contains("there is no AUC")
                        .doesNotContain("NaN");
                for (boolean calibrated : new boolean[] {true, false}) {
                    for (Reliability.Bin bin : ScoreQuality.reliability(study, calibrated, 6)) {
                        assertThat(bin.meanScore()).isBetween(0.0, 1.0);
                        assertThat(bin.interval().contains(bin.wonShare())).isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void whereThreeLoseTheAreaIsCountedAndTheVerdictSaysThatTheyAreTooFew(Learner learner) {
        for (Calibration.Method calibration : Calibration.Method.values()) {
            int last = TABLE.size() - 20;
            ScoreStudy study =
                    study(won(i -> i != 5 && i != last && i != last - 40), learner, calibration);
            ScoreQuality quality = ScoreQuality.of(study);
            assertThat(quality.lost()).isEqualTo(2);
            assertThat(quality.auc().orElseThrow())
                    .isEqualTo(RocCurve.of(study.judgedScores(), study.judgedWon()).auc());
            assertThat(quality.hasEdge() || quality.isWorseThanChance()).isFalse();
            assertThat(verdict(quality).claim()).isEqualTo("Too few losers.");
            assertThat(verdict(quality).numbers())
                    .contains("of which 2 lost; it takes 5 of each to judge scores.")
                    .doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void oneLoserHasAnAreaWithoutAnInterval() {
        ScoreQuality quality =
                ScoreQuality.of(
                        study(won(i -> i != TABLE.size() - 20), SMALL, Calibration.Method.PLATT));
        assertThat(quality.lost()).isEqualTo(1);
        assertThat(quality.aucLow()).isNaN();
        assertThat(verdict(quality).numbers())
                .contains("of the score, without an interval, over")
                .doesNotContain("NaN");
    }

    @Test
    void everyFigureOfAdviceRestsOnTheScoreAndCarriesItsInterval() {
        ScoreStudy study = study(TABLE, SMALL, Calibration.Method.PLATT);
        ScoreQuality quality = ScoreQuality.of(study);
        AdviceFigures figures = AdviceFigures.of(study, quality, 0.55);
        double[] scores = study.judgedScores();
        boolean[] won = study.judgedWon();
        int right = 0;
        int rightAtHalf = 0;
        int lost = 0;
        for (int i = 0; i < won.length; i++) {
            right += scores[i] > 0.55 == won[i] ? 1 : 0;
            rightAtHalf += scores[i] > 0.5 == won[i] ? 1 : 0;
            lost += won[i] ? 0 : 1;
        }
        assertThat(figures.accuracy().value()).isEqualTo((double) right / won.length);
        assertThat(figures.accuracyAtHalf().value()).isEqualTo((double) rightAtHalf / won.length);
        assertThat(figures.alwaysSkip()).isEqualTo((double) lost / won.length);
        assertThat(figures.withoutSkill())
                .isCloseTo(Math.max(figures.alwaysSkip(), 1 - figures.alwaysSkip()), within(1e-12));
        assertThat(figures.baseRate().independent())
                .isCloseTo(study.independent(), within(1e-9))
                .isLessThan(won.length);
        AdviceFigures.Share precision = figures.precision().orElseThrow();
        assertThat(precision.of()).isEqualTo(figures.confusion().executed());
        assertThat(precision.interval())
                .isEqualTo(WilsonInterval.of95(precision.value(), precision.independent()));
        assertThat(precision.independent()).isLessThan(precision.of());
    }

    @Test
    void whereHardlyASignalIsExecutedItsPrecisionHasAWideInterval() {
        ScoreStudy study = study(TABLE, SMALL, Calibration.Method.PLATT);
        double most = Arrays.stream(study.judgedScores()).max().orElseThrow();
        int executed =
                (int) Arrays.stream(study.judgedScores()).filter(score -> score == most).count();
        AdviceFigures.Share few =
                AdviceFigures.of(study, ScoreQuality.of(study), Math.nextDown(most))
                        .precision()
                        .orElseThrow();
        assertThat(few.of()).isEqualTo(executed).isBetween(1, 2);
        assertThat(few.independent()).isLessThanOrEqualTo(executed + 1e-12);
        assertThat(few.interval().high() - few.interval().low()).isGreaterThan(0.6);
    }

    /// Many scores at the middle rank weigh nothing in the area, but their outcomes count: one
    /// score that is a trifle higher puts the middle beside them, and may not narrow the interval.
    @Test
    void scoresTiedInTheMiddleLeaveTheIntervalAsWideAsScoresTiedBesideIt() {
        ScoreStudy study = study(TABLE, SMALL, Calibration.Method.PLATT);
        int[] judged = study.judged();
        int third = judged.length / 3;
        double[] scores = new double[study.table().size()];
        for (int i = 0; i < judged.length; i++) {
            scores[judged[i]] = i < third ? 0.4 : i >= judged.length - third ? 0.6 : 0.5;
        }
        ScoreQuality tied = ScoreQuality.of(IntervalFigures.scored(study, scores));
        scores[judged[third]] = 0.5001;
        ScoreQuality beside = ScoreQuality.of(IntervalFigures.scored(study, scores));
        assertThat(tied.independent()).isCloseTo(beside.independent(), within(2.0));
        assertThat(tied.auc().orElseThrow() - tied.aucLow())
                .isCloseTo(beside.auc().orElseThrow() - beside.aucLow(), within(0.01));
    }

    @Test
    void
            theIntervalHoldsOneHalfForNoiseInNineteenOfTwentyAndFindsAnAreaOfThreeFifthsOf290Signals() {
        // `bench checks score-intervals` runs it larger, through the whole walk too.
        for (boolean overlap : new boolean[] {false, true}) {
            for (double persistence : new double[] {0, 0.9}) {
                assertThat(IntervalFigures.given(overlap, 290, 0.5, persistence, 500).held())
                        .isBetween(0.92, 0.98);
            }
            assertThat(IntervalFigures.given(overlap, 290, 0.6, 0, 200).above()).isGreaterThan(0.7);
            assertThat(IntervalFigures.given(overlap, 290, 0.65, 0, 100).above())
                    .isGreaterThan(0.9);
        }
    }
}
