package io.abtpro.forest;

import smile.classification.GradientTreeBoost;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.math.MathEx;
import smile.model.cart.RegressionNode;
import smile.regression.RegressionTree;
import smile.util.IterativeAlgorithmController;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Grows smile's gradient-boosted trees.
public record GradientBoostingLearner(BoostingOptions options) implements Learner {
    private static final String OUTCOME = "won";
    // More than six leaves can need.
    private static final int DEPTH = 20;
    // Held, since a logger that nobody holds forgets its level. Smile logs a line a tree.
    private static final Logger SMILE_LOG = Logger.getLogger(GradientTreeBoost.class.getName());

    static {
        SMILE_LOG.setLevel(Level.WARNING);
    }

    @Override
    public String id() {
        return BoostingClassifier.TYPE;
    }

    @Override
    public BoostingClassifier read(DataInputStream in, List<String> featureNames)
            throws IOException {
        return new BoostingClassifier(
                featureNames,
                ModelNumbers.readScaler(in),
                ModelNumbers.readForest(in, featureNames.size()),
                in.readDouble());
    }

    @Override
    public Map<String, String> hyperParameters() {
        return Map.of(
                "trees", Integer.toString(options.trees()),
                "leaves", Integer.toString(options.leaves()),
                "nodeSize", Integer.toString(options.nodeSize()),
                "shrinkage", Double.toString(options.shrinkage()),
                "subsample", Double.toString(options.subsample()),
                "seed", Long.toString(options.seed()));
    }

    @Override
    public BoostingClassifier fit(TrainingSet set, FitProgress progress) {
        Scaler scaler = Scaler.of(set.rows());
        DataFrame frame =
                CheckedRows.frame(scaler.scaled(set.rows()))
                        .add(new IntVector(OUTCOME, set.outcomes()));
        GradientTreeBoost boosted = fit(frame, progress);
        if (progress.cancelled()) {
            throw new CancellationException("cancelled by the user");
        }
        RegressionTree[] trees = boosted.trees()[0];
        FlatTree[] flat = new FlatTree[trees.length];
        for (int t = 0; t < flat.length; t++) {
            flat[t] =
                    SmileTrees.flatten(trees[t].root(), leaf -> ((RegressionNode) leaf).output())
                            .scaled(options.shrinkage());
        }
        return new BoostingClassifier(
                set.featureNames(),
                scaler,
                new FlatForest(scaler.features(), flat),
                intercept(set.outcomes()));
    }

    private GradientTreeBoost fit(DataFrame frame, FitProgress progress) {
        // What smile draws, it draws in the thread that fits.
        MathEx.setSeed(options.seed());
        try (var watch = new Watch(progress)) {
            return GradientTreeBoost.fit(
                    Formula.lhs(OUTCOME),
                    frame,
                    new GradientTreeBoost.Options(
                            options.trees(),
                            DEPTH,
                            options.leaves(),
                            options.nodeSize(),
                            options.shrinkage(),
                            options.subsample(),
                            null,
                            watch));
        }
    }

    /// Half the log-odds of a win among all rows: where smile starts, and does not say.
    private static double intercept(int[] outcomes) {
        double wins = 0;
        for (int outcome : outcomes) {
            wins += outcome;
        }
        double mean = 2 * wins / outcomes.length - 1;
        return 0.5 * Math.log((1 + mean) / (1 - mean));
    }

    /// Counts the trees and asks whether to stop.
    private final class Watch
            extends IterativeAlgorithmController<GradientTreeBoost.TrainingStatus> {
        private final FitProgress progress;

        Watch(FitProgress progress) {
            this.progress = progress;
        }

        @Override
        public void submit(GradientTreeBoost.TrainingStatus status) {
            progress.tree(status.tree(), options.trees());
            if (progress.cancelled()) {
                stop();
            }
        }
    }
}
