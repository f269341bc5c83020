package io.abtpro.bench;

import io.abtpro.diagnostics.RocCurve;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ForestClassifier;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.RandomForestLearner;
import io.abtpro.forest.TrainingSet;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalFeatures;
import io.abtpro.scoring.SignalRow;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.SignalTable;
import io.abtpro.scoring.SignalTables;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkOptions;

import java.util.List;
import java.util.Random;

/// What purged scores show on random walks, beside out-of-bag and shuffled cross-validation, and on
/// a planted edge.
///
/// Labels overlap: trades of a triple barrier of 60 bars, signals at every bar outside the bands.
final class ScoringFigures {
    private ScoringFigures() {}

    static Check check() {
        return new Check(
                "purged-scores",
                "what purged scores show on random walks, beside leaking ones, and on a planted"
                        + " edge",
                List.of(
                        new Check.Argument("seeds", "20", "1"),
                        new Check.Argument("bars", "6000", "3000")),
                ScoringFigures::run);
    }

    private static boolean run(Given given) {
        int seeds = given.count("seeds");
        int bars = given.count("bars");
        var learner = new RandomForestLearner(ForestOptions.defaults());
        StudyOptions options =
                StudyOptions.defaults()
                        .withLearner(learner)
                        .withLabel(new LabelRule.TripleBarrier(6, 6, 60))
                        .withWalk(new WalkOptions(200, 60, 5));
        double purged = 0;
        double accuracy = 0;
        double outOfBag = 0;
        double shuffled = 0;
        double shuffledAccuracy = 0;
        int held = 0;
        for (int seed = 0; seed < seeds; seed++) {
            SignalSource source =
                    Walks.source(Walks.hours(bars, 500 + seed), "bollinger-reversion");
            ScoreStudy study = ScoreStudy.of(List.of(source), options, FitProgress.ignored());
            ScoreQuality quality = ScoreQuality.of(study);
            purged += quality.auc().orElseThrow() / seeds;
            held += quality.hasEdge() || quality.isWorseThanChance() ? 0 : 1;
            accuracy += right(study.judgedScores(), study.judgedWon()) / seeds;
            outOfBag += ((ForestClassifier) study.latest().model()).outOfBag() / seeds;
            double[] mixed = shuffled(study, learner);
            shuffled += mixed[0] / seeds;
            shuffledAccuracy += mixed[1] / seeds;
        }
        given.line(
                "random walk, %d seeds: purged AUC %.3f (interval holds 0.5 in %d), accuracy %.3f;"
                        + " out-of-bag accuracy %.3f; shuffled AUC %.3f, accuracy %.3f",
                seeds, purged, held, accuracy, outOfBag, shuffled, shuffledAccuracy);
        planted(given, options);
        return true;
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
            var set =
                    new TrainingSet(
                            study.table().featureNames(),
                            study.table().features(train),
                            study.table().won(train));
            var model = learner.fit(set, FitProgress.ignored());
            for (int at : fold.test()) {
                scores[at] = model.probability(study.table().row(rows[at]).features());
            }
        }
        boolean[] won = study.table().won(rows);
        return new double[] {RocCurve.of(scores, won).auc(), right(scores, won)};
    }

    private static void planted(Given given, StudyOptions options) {
        int seeds = given.count("seeds");
        int bars = given.count("bars");
        int found = 0;
        double auc = 0;
        for (int seed = 0; seed < seeds; seed++) {
            SignalSource source =
                    Walks.source(Walks.hours(bars, 900 + seed), "bollinger-reversion");
            SignalTable table =
                    SignalTables.of(
                            List.of(source),
                            SignalFeatures.of(options.features()),
                            LabelRule.netProfit());
            var random = new Random(seed);
            List<SignalRow> rows =
                    table.rows().stream()
                            .map(
                                    row ->
                                            new SignalRow(
                                                    row.source(),
                                                    row.bar(),
                                                    row.time(),
                                                    row.isLong(),
                                                    row.features(),
                                                    row.knownAt(),
                                                    row.exitBar(),
                                                    random.nextDouble()
                                                            < (row.features()[1] > 1 ? 0.7 : 0.35),
                                                    row.netReturn()))
                            .toList();
            ScoreStudy study =
                    ScoreStudy.of(
                            new SignalTable(table.sources(), table.features(), rows, 0),
                            options,
                            FitProgress.ignored());
            ScoreQuality quality = ScoreQuality.of(study);
            auc += quality.auc().orElseThrow() / seeds;
            found += quality.hasEdge() ? 1 : 0;
        }
        given.line(
                "planted edge (70 %% and 35 %%), %d seeds: AUC %.3f, found in %d",
                seeds, auc, found);
    }
}
