package io.abtpro.forest;

import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.model.cart.SplitRule;

import java.util.function.DoubleSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/// smile's own random forest, fitted and asked as smile offers it: what ours is measured beside.
public final class SmilePeer {
    private static final Logger LOG = Logger.getLogger(RandomForest.class.getName());

    private final RandomForest forest;
    private final Scaler scaler;

    private SmilePeer(RandomForest forest, Scaler scaler) {
        this.forest = forest;
        this.scaler = scaler;
    }

    /// The forest that smile fits to `set`, on every core, unseeded.
    public static SmilePeer fit(TrainingSet set, ForestOptions options) {
        LOG.setLevel(Level.WARNING);
        Scaler scaler = Scaler.of(set.rows());
        DataFrame frame =
                CheckedRows.frame(scaler.scaled(set.rows()))
                        .add(new IntVector("won", set.outcomes()));
        var smile =
                new RandomForest.Options(
                        options.trees(),
                        options.tried(),
                        SplitRule.GINI,
                        options.depth(),
                        Integer.MAX_VALUE,
                        options.nodeSize(),
                        1.0,
                        null,
                        null,
                        null);
        return new SmilePeer(RandomForest.fit(Formula.lhs("won"), frame, smile), scaler);
    }

    public int trees() {
        return forest.size();
    }

    /// Predicts the first `count` of `rows`, shape `[n][features]`, one call a row; their sum.
    public DoubleSupplier scoring(double[][] rows, int count) {
        DataFrame frame = CheckedRows.frame(scaler.scaled(rows));
        Tuple[] ready = IntStream.range(0, count).mapToObj(frame::get).toArray(Tuple[]::new);
        return () -> {
            double sum = 0;
            for (Tuple row : ready) {
                sum += forest.predict(row);
            }
            return sum;
        };
    }
}
