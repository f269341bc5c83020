package io.abtpro.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.forest.Classifier;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ModelManifest;
import io.abtpro.forest.SavedModel;
import io.abtpro.labels.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChallengeTest {
    private static final SignalSource SOURCE = Walks.source(Walks.hours(3_000, 11), "bollinger-reversion");
    private static final Instant HALF = Instant.ofEpochMilli(SOURCE.series().knownAt(1_500));
    private static final StudyOptions OPTIONS = StudyOptions.defaults()
            .withLearner(Learners.of("logistic-regression"))
            .withWalk(new WalkOptions(20, 10, 5));

    /// A model that always says `score`, trained until `until`.
    private static SavedModel saying(double score, Instant until) {
        Classifier model = new ConstantClassifier(score);
        var manifest = new ModelManifest(
                model.type(), "always", model.featureNames(), new TreeMap<>(), Instant.EPOCH, until, "0".repeat(64),
                new TreeMap<>(), new TreeMap<>(), until);
        return new SavedModel(model, manifest, "0".repeat(64));
    }

    /// Wins wherever the RSI at the signal is in its upper half, so that there is something to learn.
    private static List<Outcome> learnable(SignalSource source) {
        double[] rsi = SignalFeatures.of(List.of("rsi")).getFirst().column(source);
        return LabelRule.netProfit().outcomes(source).stream()
                .map(o -> o.matured() ? with(o, rsi[o.signalBar()] > 50 ? 0.01 : -0.01) : o)
                .toList();
    }

    private static Outcome with(Outcome outcome, double netReturn) {
        return new Outcome(outcome.signalBar(), outcome.isLong(), outcome.exitBar(), netReturn);
    }

    private static Challenge challenge(double score, LabelRule rule) {
        return Challenge.of(saying(score, HALF), List.of(SOURCE), OPTIONS.withLabel(rule), FitProgress.ignored());
    }

    @Test
    void onlySignalsGivenAfterTheChampionWasTrainedAreJudged() {
        SignalTable table = SignalTables.of(
                List.of(SOURCE), SignalFeatures.of(OPTIONS.features()), LabelRule.netProfit());
        int[] expected = IntStream.range(0, table.size())
                .filter(i -> table.row(i).matured() && table.row(i).time() > HALF.toEpochMilli())
                .toArray();
        assertThat(challenge(0.5, LabelRule.netProfit()).judged()).hasSizeGreaterThan(30).isEqualTo(expected);
    }

    @Test
    void aChallengerThatKnowsMoreIsPromoted() {
        Challenge challenge = challenge(0.5, ChallengeTest::learnable);
        assertThat(challenge.champion().score()).isEqualTo(0.25);
        assertThat(challenge.challenger().score()).isLessThan(0.1);
        assertThat(challenge.promoted()).isTrue();
    }

    @Test
    void onARandomWalkTheChampionOfTheBaseRateStays() {
        double base = challenge(0.5, LabelRule.netProfit()).champion().baseRate();
        Challenge challenge = challenge(base, LabelRule.netProfit());
        assertThat(challenge.promoted()).isFalse();
        assertThat(challenge.halfWidth()).isPositive();
    }

    @Test
    void whatHappensLaterDoesNotChangeTheChallengersEarlierErrors() {
        Challenge honest = challenge(0.5, ChallengeTest::learnable);
        int last = honest.judged().length - 1;
        SignalTable table = SignalTables.of(
                List.of(SOURCE), SignalFeatures.of(OPTIONS.features()), LabelRule.netProfit());
        int bar = table.row(honest.judged()[last]).bar();
        Challenge flipped = challenge(0.5, source -> learnable(source).stream()
                .map(o -> o.signalBar() == bar ? with(o, -o.netReturn()) : o)
                .toList());
        // Only the last signal's own error may move: from e² to (1 - e)², whose difference is at most 1.
        double moved = (flipped.challenger().score() - honest.challenger().score()) * honest.judged().length;
        assertThat(Math.abs(moved)).isLessThanOrEqualTo(1).isPositive();
        assertThat(Arrays.equals(flipped.judged(), honest.judged())).isTrue();
    }

    @Test
    void tooFewOutcomesSinceAreRefusedWithARemedy() {
        Instant end = Instant.ofEpochMilli(SOURCE.series().knownAt(SOURCE.series().size() - 1));
        assertThatThrownBy(() -> Challenge.of(
                        saying(0.5, end), List.of(SOURCE), OPTIONS, FitProgress.ignored()))
                .hasMessageContaining("at least 30 are needed to judge; import newer bars");
    }
}
