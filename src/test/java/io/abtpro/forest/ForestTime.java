package io.abtpro.forest;

import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.model.cart.SplitRule;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/// Prints what a forest costs: fit, batch and single score, SHAP; and smile's own fit and score
/// beside them.
public final class ForestTime {
    private static final int ROWS = 20_000;
    private static final int FEATURES = 8;
    private static final int ROUNDS = 5;
    private static final Logger SMILE_LOG = Logger.getLogger(RandomForest.class.getName());
    private static double sink;

    private ForestTime() {}

    public static void main(String[] args) {
        SMILE_LOG.setLevel(Level.WARNING);
        TrainingSet set = Learnable.rows(ROWS, FEATURES, 1);
        double[][] unseen = Learnable.rows(100_000, FEATURES, 2).rows();
        var learner = new RandomForestLearner(ForestOptions.defaults());
        double fit = seconds(() -> learner.fit(set, FitProgress.ignored()).outOfBag());
        ForestClassifier forest = learner.fit(set, FitProgress.ignored());
        double batch = seconds(() -> forest.probabilities(unseen)[0]);
        double single =
                seconds(
                        () -> {
                            double sum = 0;
                            for (double[] row : unseen) {
                                sum += forest.probability(row);
                            }
                            return sum;
                        });
        Explainer explainer = Explainer.of(forest, unseen, 1);
        double[][] few = Arrays.copyOf(unseen, 200);
        double shap = seconds(() -> explainer.values(few)[0][0]);
        print("fit 20,000 x 8, 100 trees, depth 10", fit, "s");
        print("batch score a row", 1e6 * batch / unseen.length, "us");
        print("single score", 1e6 * single / unseen.length, "us");
        print("exact SHAP a row, all cores", 1e6 * shap / few.length, "us");
        smile(set, unseen);
        print("nodes", forest.forest().value.length, "");
        print("sink", sink, "");
    }

    private static void smile(TrainingSet set, double[][] unseen) {
        Scaler scaler = Scaler.of(set.rows());
        DataFrame frame =
                Rows.frame(scaler.scaled(set.rows())).add(new IntVector("won", set.outcomes()));
        var options =
                new RandomForest.Options(
                        100, 0, SplitRule.GINI, 10, Integer.MAX_VALUE, 10, 1.0, null, null, null);
        Formula won = Formula.lhs("won");
        print("smile's own fit", seconds(() -> RandomForest.fit(won, frame, options).size()), "s");
        RandomForest forest = RandomForest.fit(won, frame, options);
        DataFrame rows = Rows.frame(scaler.scaled(unseen));
        double score =
                seconds(
                        () ->
                                IntStream.range(0, 10_000)
                                        .map(i -> forest.predict(rows.get(i)))
                                        .sum());
        print("smile's own single score", 1e6 * score / 10_000, "us");
    }

    /// The fastest of some rounds after one to warm up.
    private static double seconds(Supplier<? extends Number> work) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            sink += work.get().doubleValue();
            best = round == 0 ? best : Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }

    private static void print(String what, double value, String unit) {
        System.out.printf(Locale.ROOT, "%-40s %10.3f %s%n", what, value, unit);
    }
}
