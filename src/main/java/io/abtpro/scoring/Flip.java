package io.abtpro.scoring;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// The smallest change of one feature that turns the advice on a signal around.
///
/// @param feature index of the table's features
/// @param from its value
/// @param to the nearest value at which the advice is the other one, all other features as they are
/// @param deviations how far that is, in deviations of the feature over the rows the model knows
/// @param advice what it would be
public record Flip(int feature, double from, double to, double deviations, Advice advice) {
    private static final int HALVINGS = 40;

    /// The flip of `row`, if any value of one feature that the model knows from its own rows flips
    /// it.
    ///
    /// Each feature is moved outwards through the values of the rows the model was fitted on, so
    /// only values that occur are tried, and the border is then narrowed between the last that
    /// keeps the advice and the first that flips it.
    public static Optional<Flip> of(
            SignalTable table, FittedScorer scorer, double[] row, double threshold) {
        return of(table, scorer, row, threshold, new ScoreCache());
    }

    /// As above, with scores given before taken from `cache`.
    public static Optional<Flip> of(
            SignalTable table,
            FittedScorer scorer,
            double[] row,
            double threshold,
            ScoreCache cache) {
        ToDoubleFunction<double[]> score = tried -> cache.score(scorer, tried);
        Advice now = Advice.of(score.applyAsDouble(row), threshold);
        double[][] rows = table.features(scorer.trainedOn());
        FeatureScale scale = FeatureScale.of(rows, table.features().size());
        Flip best = null;
        for (int feature : scorer.used()) {
            double[] values = distinct(rows, feature);
            for (boolean up : new boolean[] {true, false}) {
                Flip found =
                        outwards(
                                score,
                                row,
                                threshold,
                                now,
                                feature,
                                values,
                                up,
                                scale.deviation()[feature]);
                if (found != null && (best == null || found.deviations() < best.deviations())) {
                    best = found;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static @Nullable Flip outwards(
            ToDoubleFunction<double[]> score,
            double[] row,
            double threshold,
            Advice now,
            int feature,
            double[] values,
            boolean up,
            double deviation) {
        double from = row[feature];
        int at = Arrays.binarySearch(values, from);
        int start = up ? (at >= 0 ? at + 1 : -at - 1) : (at >= 0 ? at - 1 : -at - 2);
        double keeps = from;
        double[] tried = row.clone();
        for (int i = start; i >= 0 && i < values.length; i += up ? 1 : -1) {
            tried[feature] = values[i];
            if (Advice.of(score.applyAsDouble(tried), threshold) != now) {
                double to =
                        isWhole(values)
                                ? values[i]
                                : border(score, tried, threshold, now, feature, keeps, values[i]);
                Advice other = now == Advice.EXECUTE ? Advice.SKIP : Advice.EXECUTE;
                return new Flip(feature, from, to, Math.abs(to - from) / deviation, other);
            }
            keeps = values[i];
        }
        return null;
    }

    /// A value that flips, within a millionth of the way of one that does not.
    private static double border(
            ToDoubleFunction<double[]> score,
            double[] tried,
            double threshold,
            Advice now,
            int feature,
            double keeps,
            double flips) {
        double inside = keeps;
        double outside = flips;
        double close = Math.abs(flips - keeps) * 1e-6;
        for (int i = 0; i < HALVINGS && Math.abs(outside - inside) > close; i++) {
            double middle = inside + (outside - inside) / 2;
            tried[feature] = middle;
            if (Advice.of(score.applyAsDouble(tried), threshold) == now) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return outside;
    }

    /// Hours and days have no value between two whole ones.
    private static boolean isWhole(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    }

    private static double[] distinct(double[][] rows, int feature) {
        return Arrays.stream(rows).mapToDouble(row -> row[feature]).sorted().distinct().toArray();
    }
}
