package io.abtpro.forest;

import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.math.MathEx;
import smile.model.cart.CART;
import smile.model.cart.DecisionNode;
import smile.model.cart.LeafNode;
import smile.model.cart.SplitRule;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Grows smile's random forest tree by tree, on all cores, the same bits however many there are.
///
/// As smile's own fit: each tree draws its rows with replacement within each outcome, and weighs as
/// much as its accuracy on the rows it has not drawn. Unlike it, the fit can be watched and
/// cancelled.
public record RandomForestLearner(ForestOptions options) implements Learner {
    private static final StructField OUTCOME = new StructField("won", DataTypes.IntType);
    private static final int OUTCOMES = 2;

    @Override
    public String id() {
        return ForestClassifier.TYPE;
    }

    @Override
    public ForestClassifier read(DataInputStream in, List<String> featureNames) throws IOException {
        return new ForestClassifier(
                featureNames,
                ModelNumbers.readScaler(in),
                ModelNumbers.readForest(in, featureNames.size()),
                in.readDouble());
    }

    @Override
    public Map<String, String> hyperParameters() {
        return Map.of(
                "trees", Integer.toString(options.trees()),
                "depth", Integer.toString(options.depth()),
                "nodeSize", Integer.toString(options.nodeSize()),
                "tried", Integer.toString(options.tried()),
                "seed", Long.toString(options.seed()));
    }

    /// One tree of the forest and how it did on the rows it has not seen.
    private record Grown(FlatTree tree, double accuracy, boolean[] unseen, double[] scores) {}

    @Override
    public ForestClassifier fit(TrainingSet set, FitProgress progress) {
        Scaler scaler = Scaler.of(set.rows());
        double[][] rows = scaler.scaled(set.rows());
        DataFrame frame = CheckedRows.frame(rows);
        int[] outcomes = set.outcomes();
        int[][] order = CART.order(frame);
        long[] seeds = new SplittableRandom(options.seed()).longs(options.trees()).toArray();
        var done = new AtomicInteger();
        Grown[] grown =
                IntStream.range(0, options.trees())
                        .parallel()
                        .mapToObj(
                                t -> {
                                    if (progress.cancelled()) {
                                        throw new CancellationException("cancelled by the user");
                                    }
                                    Grown tree = grow(rows, frame, outcomes, order, seeds[t]);
                                    progress.tree(done.incrementAndGet(), options.trees());
                                    return tree;
                                })
                        .toArray(Grown[]::new);
        double weights = 0;
        for (Grown tree : grown) {
            weights += tree.accuracy();
        }
        // All trees wrong on all they had not seen: none is worth more than another.
        boolean equal = weights == 0;
        FlatTree[] trees = new FlatTree[grown.length];
        for (int t = 0; t < trees.length; t++) {
            trees[t] =
                    grown[t].tree()
                            .scaled(equal ? 1.0 / trees.length : grown[t].accuracy() / weights);
        }
        var flat = new FlatForest(scaler.features(), trees);
        return new ForestClassifier(
                set.featureNames(), scaler, flat, outOfBag(List.of(grown), outcomes));
    }

    private Grown grow(double[][] rows, DataFrame frame, int[] outcomes, int[][] order, long seed) {
        MathEx.setSeed(seed);
        int[] samples = draw(outcomes);
        int features = frame.ncol();
        int tried =
                options.tried() > 0
                        ? Math.min(options.tried(), features)
                        : (int) Math.sqrt(features);
        var tree =
                new DecisionTree(
                        frame,
                        outcomes,
                        OUTCOME,
                        OUTCOMES,
                        SplitRule.GINI,
                        options.depth(),
                        Integer.MAX_VALUE,
                        options.nodeSize(),
                        tried,
                        samples,
                        order);
        FlatTree flat = SmileTrees.flatten(tree.root(), RandomForestLearner::probability);
        var alone = new FlatForest(features, flat);
        boolean[] unseen = new boolean[samples.length];
        double[] scores = new double[samples.length];
        int right = 0;
        int judged = 0;
        for (int i = 0; i < samples.length; i++) {
            if (samples[i] == 0) {
                unseen[i] = true;
                scores[i] = alone.sum(rows[i]);
                judged++;
                right += (scores[i] > 0.5) == (outcomes[i] == 1) ? 1 : 0;
            }
        }
        return new Grown(flat, judged == 0 ? 1 : (double) right / judged, unseen, scores);
    }

    /// How often each row is drawn: as many draws within an outcome as it has rows, lost first as
    /// in smile.
    private static int[] draw(int[] outcomes) {
        int[] samples = new int[outcomes.length];
        for (int outcome = 0; outcome < OUTCOMES; outcome++) {
            int wanted = outcome;
            int[] own =
                    IntStream.range(0, outcomes.length)
                            .filter(i -> outcomes[i] == wanted)
                            .toArray();
            for (int j = 0; j < own.length; j++) {
                samples[own[MathEx.randomInt(own.length)]]++;
            }
        }
        return samples;
    }

    private static double probability(LeafNode leaf) {
        return ((DecisionNode) leaf).posteriori(new double[OUTCOMES])[1];
    }

    /// The share of rows whose majority among the trees that have not seen them is right.
    private static double outOfBag(List<Grown> grown, int[] outcomes) {
        int right = 0;
        int judged = 0;
        for (int i = 0; i < outcomes.length; i++) {
            int votes = 0;
            int trees = 0;
            for (Grown tree : grown) {
                if (tree.unseen()[i]) {
                    trees++;
                    votes += tree.scores()[i] > 0.5 ? 1 : 0;
                }
            }
            if (trees > 0) {
                judged++;
                right += (2 * votes > trees ? 1 : 0) == outcomes[i] ? 1 : 0;
            }
        }
        return judged == 0 ? Double.NaN : (double) right / judged;
    }
}
