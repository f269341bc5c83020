package io.abtpro.ui.signals;

import io.abtpro.forest.Explainer;
import io.abtpro.forest.ForestClassifier;
import io.abtpro.forest.Importances;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.TrainScorer;
import io.abtpro.report.Figures;
import io.abtpro.scoring.Explanation;
import io.abtpro.scoring.FittedScorer;
import io.abtpro.scoring.Gate;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.WalkForwardScores;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A finished training with all that is drawn of it.
///
/// @param dataset name of the dataset
/// @param quality absent where there is nothing to judge
/// @param importances shares of each feature of the table, summing to 1 where any counts; a measure
///   that the model has not is absent
/// @param seconds that the training took
/// @param again id of the model that the same training left before; empty where it is new
/// @param read true where what was fitted then was read
record TrainedScorer(
        String dataset,
        ScorerInputs asked,
        ScoreStudy study,
        Optional<ScoreQuality> quality,
        Gate gate,
        Explanation.Explainers explainers,
        Map<Measure, double[]> importances,
        double seconds,
        Optional<Long> again,
        boolean read) {
    private static final int REPEATS = 5;
    private static final long SEED = 42;
    private static final int MOST_EXPLAINED = 400;

    /// How a feature's importance is measured.
    enum Measure {
        IMPURITY,
        PERMUTATION,
        SHAP
    }

    /// Runs `job` and works out what is drawn, away from the window's thread.
    static TrainedScorer run(
            String dataset, ScorerInputs asked, TrainScorer job, Progress progress) {
        long start = System.nanoTime();
        TrainScorer.Report report = job.run(progress);
        double seconds = (System.nanoTime() - start) / 1e9;
        ScoreStudy study = report.study();
        return new TrainedScorer(
                dataset,
                asked,
                study,
                report.quality(),
                new Gate(study, 0),
                new Explanation.Explainers(study),
                importances(study),
                seconds,
                report.model().filter(_ -> report.again()),
                report.read());
    }

    /// What was done, in a sentence.
    String sentence() {
        String took = Figures.plain(seconds, 1);
        int models = study.walk().fits().size();
        if (read) {
            return "Ready. %d walk-forward models, as trained before%s; read in %s s"
                    .formatted(models, again.map(" (model %d)"::formatted).orElse(""), took);
        }
        return "Ready. Trained %d walk-forward models in %s s%s"
                .formatted(
                        models,
                        took,
                        again.map(
                                        "; the same as model %d, which stands: no second was kept"
                                                ::formatted)
                                .orElse(""));
    }

    /// What was scored: the open dataset, without what was sealed of it.
    SignalSource source() {
        return study.table().sources().getFirst();
    }

    /// Impurity and SHAP of the latest model over its own rows; permutation of the model of half
    /// the way over rows it had not seen, since those before know too little and those after leave
    /// too little to try them on.
    private static Map<Measure, double[]> importances(ScoreStudy study) {
        Map<Measure, double[]> all = new EnumMap<>(Measure.class);
        FittedScorer latest = study.latest();
        if (latest.used().length == 0) {
            return all;
        }
        if (latest.model() instanceof ForestClassifier forest) {
            all.put(Measure.IMPURITY, shares(study, latest, Importances.impurity(forest.forest())));
        }
        double[][] rows = rows(study, latest, study.latest().trainedOn());
        int step = Math.max(1, rows.length / MOST_EXPLAINED);
        double[][] some = new double[(rows.length + step - 1) / step][];
        for (int i = 0; i < some.length; i++) {
            some[i] = rows[i * step];
        }
        Explainer explainer = Explainer.of(latest.model(), some, SEED);
        all.put(Measure.SHAP, shares(study, latest, Importances.meanAbsoluteShap(explainer, some)));
        WalkForwardScores.Fit half = halfWay(study);
        FittedScorer scorer = half.scorer();
        int[] unseen = Arrays.stream(study.judged()).filter(i -> i >= half.from()).toArray();
        if (scorer.used().length > 0 && unseen.length > 0) {
            var permuted =
                    Importances.permutation(
                            scorer.model(),
                            rows(study, scorer, unseen),
                            study.table().won(unseen),
                            REPEATS,
                            SEED);
            all.put(Measure.PERMUTATION, shares(study, scorer, permuted.mean()));
        }
        return all;
    }

    private static WalkForwardScores.Fit halfWay(ScoreStudy study) {
        List<WalkForwardScores.Fit> fits = study.walk().fits();
        return fits.stream()
                .filter(fit -> fit.from() <= study.table().size() / 2)
                .reduce((_, later) -> later)
                .orElse(fits.getFirst());
    }

    private static double[][] rows(ScoreStudy study, FittedScorer scorer, int[] signals) {
        double[][] rows = study.table().features(signals);
        double[][] own = new double[rows.length][];
        for (int i = 0; i < own.length; i++) {
            own[i] = scorer.pick(rows[i]);
        }
        return own;
    }

    /// Parts of the whole by feature of the table; what is below 0 counts for nothing.
    private static double[] shares(ScoreStudy study, FittedScorer scorer, double[] values) {
        double[] shares = new double[study.table().features().size()];
        double sum = 0;
        for (double value : values) {
            sum += Math.max(0, value);
        }
        for (int k = 0; k < values.length; k++) {
            shares[scorer.used()[k]] = sum > 0 ? Math.max(0, values[k]) / sum : 0;
        }
        return shares;
    }
}
