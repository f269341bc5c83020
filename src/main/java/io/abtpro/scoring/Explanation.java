package io.abtpro.scoring;

import io.abtpro.forest.Explainer;
import io.abtpro.forest.SamplingShap;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Why a signal has its score: base plus what each feature adds is the score.
///
/// @param base the score where nothing is known of the signal
/// @param values what each feature of the table adds, 0 for one that the model does not use
/// @param exact true for exact tree SHAP, false for sampled
public record Explanation(double base, double[] values, boolean exact) {
    private static final long SEED = 42;

    /// Explains scores of a study; explainers are kept, one for each model.
    public static final class Explainers {
        private final ScoreStudy study;
        private final Map<FittedScorer, Explainer> known = new ConcurrentHashMap<>();

        public Explainers(ScoreStudy study) {
            this.study = study;
        }

        /// The explanation of a signal's score by the model valid then.
        public Explanation of(int signal) {
            return of(study.scorer(signal), study.table().row(signal).features());
        }

        /// The explanation of a row's score by `scorer`.
        public Explanation of(FittedScorer scorer, double[] row) {
            double[] all = new double[row.length];
            if (scorer.used().length == 0) {
                return new Explanation(scorer.score(row), all, true);
            }
            // A model trained elsewhere scores before any outcome is known: there is nothing yet to
            // hold the row against.
            if (scorer.trainedOn().length == 0) {
                return new Explanation(scorer.score(row), all, false);
            }
            Explainer explainer = known.computeIfAbsent(scorer, this::explainer);
            double[] own = explainer.values(scorer.pick(row));
            for (int k = 0; k < own.length; k++) {
                all[scorer.used()[k]] = own[k];
            }
            return new Explanation(explainer.base(), all, !(explainer instanceof SamplingShap));
        }

        private Explainer explainer(FittedScorer scorer) {
            double[][] rows = study.table().features(scorer.trainedOn());
            double[][] own = new double[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                own[i] = scorer.pick(rows[i]);
            }
            return Explainer.of(scorer.model(), own, SEED);
        }
    }
}
