package io.abtpro.scoring;

import io.abtpro.diagnostics.RocCurve;
import io.abtpro.diagnostics.ShuffledFolds;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ForestClassifier;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.RandomForestLearner;
import io.abtpro.forest.TrainingSet;
import java.util.List;
import java.util.Random;

/// Prints what purged scores show on random walks, beside out-of-bag and shuffled cross-validation, and on a planted edge.
///
/// Labels overlap: trades of a triple barrier of 60 bars, signals at every bar outside the bands.
public final class ScoringFigures {
    private static final int SEEDS = 20;

    private ScoringFigures() {}

    public static void main(String[] args) {
        var learner = new RandomForestLearner(ForestOptions.defaults());
        StudyOptions options = StudyOptions.defaults()
                .withLearner(learner)
                .withLabel(new LabelRule.TripleBarrier(6, 6, 60))
                .withWalk(new WalkOptions(200, 60, 5));
        double purged = 0;
        double accuracy = 0;
        double outOfBag = 0;
        double shuffled = 0;
        double shuffledAccuracy = 0;
        int held = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SignalSource source = Walks.source(Walks.hours(6_000, 500 + seed), "bollinger-reversion");
            ScoreStudy study = ScoreStudy.of(List.of(source), options, FitProgress.ignored());
            ScoreQuality quality = ScoreQuality.of(study);
            purged += quality.auc().orElseThrow() / SEEDS;
            held += quality.hasEdge() || quality.isWorseThanChance() ? 0 : 1;
            accuracy += right(study.judgedScores(), study.judgedWon()) / SEEDS;
            outOfBag += ((ForestClassifier) study.latest().model()).outOfBag() / SEEDS;
            double[] mixed = shuffled(study, learner);
            shuffled += mixed[0] / SEEDS;
            shuffledAccuracy += mixed[1] / SEEDS;
        }
        System.out.printf(
                "random walk, %d seeds: purged AUC %.3f (interval holds 0.5 in %d), accuracy %.3f; out-of-bag accuracy %.3f;"
                        + " shuffled AUC %.3f, accuracy %.3f%n",
                SEEDS, purged, held, accuracy, outOfBag, shuffled, shuffledAccuracy);
        planted(options);
    }

    private static double right(double[] scores, boolean[] won) {
        double right = 0;
        for (int i = 0; i < won.length; i++) {
            right += scores[i] > 0.5 == won[i] ? 1 : 0;
        }
        return right / won.length;
    }

    private static double[] shuffled(ScoreStudy study, RandomForestLearner learner) {
        int[] rows = study.latest().trainedOn();
        double[] scores = new double[rows.length];
        for (ShuffledFolds.Fold fold : ShuffledFolds.of(rows.length, 5, 1)) {
            int[] train = new int[fold.train().length];
            for (int i = 0; i < train.length; i++) {
                train[i] = rows[fold.train()[i]];
            }
            var set = new TrainingSet(
                    study.table().featureNames(), study.table().features(train), study.table().won(train));
            var model = learner.fit(set, FitProgress.ignored());
            for (int at : fold.test()) {
                scores[at] = model.probability(study.table().row(rows[at]).features());
            }
        }
        boolean[] won = study.table().won(rows);
        return new double[] {RocCurve.of(scores, won).auc(), right(scores, won)};
    }

    private static void planted(StudyOptions options) {
        int found = 0;
        double auc = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SignalSource source = Walks.source(Walks.hours(6_000, 900 + seed), "bollinger-reversion");
            SignalTable table = SignalTables.of(
                    List.of(source), SignalFeatures.of(options.features()), LabelRule.netProfit());
            var random = new Random(seed);
            List<SignalRow> rows = table.rows().stream()
                    .map(row -> new SignalRow(
                            row.source(), row.bar(), row.time(), row.isLong(), row.features(), row.knownAt(),
                            row.exitBar(), random.nextDouble() < (row.features()[1] > 1 ? 0.7 : 0.35), row.netReturn()))
                    .toList();
            ScoreStudy study = ScoreStudy.of(
                    new SignalTable(table.sources(), table.features(), rows, 0), options, FitProgress.ignored());
            ScoreQuality quality = ScoreQuality.of(study);
            auc += quality.auc().orElseThrow() / SEEDS;
            found += quality.hasEdge() ? 1 : 0;
        }
        System.out.printf("planted edge (70 %% and 35 %%), %d seeds: AUC %.3f, found in %d%n", SEEDS, auc, found);
    }
}
