package io.abtpro.bench;

import io.abtpro.forest.Explainer;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ForestClassifier;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.RandomForestLearner;

import java.util.Arrays;
import java.util.List;

/// How long exact SHAP values of a row take on all cores. Fits and scores of the same forest are
/// rows of the table.
final class ShapTime {
    private ShapTime() {}

    static Check check() {
        return new Check(
                "shap-time",
                "how long the exact SHAP values of a row take, by a forest of the usual size",
                List.of(
                        new Check.Argument("trained-rows", "20000", "300"),
                        new Check.Argument("explained-rows", "200", "5"),
                        new Check.Argument("rounds", "5", "1")),
                ShapTime::run);
    }

    private static boolean run(Given given) throws Exception {
        var learner = new RandomForestLearner(ForestOptions.defaults());
        ForestClassifier forest =
                learner.fit(ForestWork.rows(given.count("trained-rows"), 1), FitProgress.ignored());
        double[][] explained = ForestWork.rows(given.count("explained-rows"), 2).rows();
        Explainer explainer = Explainer.of(forest, explained, 1);
        Sample sample =
                Sample.time(1e6 / explained.length, () -> explainer.values(explained)[0][0]);
        Results.keep(sample.take()[0]);
        double[] micros = new double[given.count("rounds")];
        for (int round = 0; round < micros.length; round++) {
            micros[round] = sample.take()[0];
        }
        given.line(
                "exact SHAP a row of %,d, all cores: fastest of %d rounds %.1f us",
                explained.length, micros.length, Arrays.stream(micros).min().orElseThrow());
        return true;
    }
}
