package io.abtpro.scoring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The past signals most like one: what happened the last times it looked like this.
public final class Neighbours {
    private Neighbours() {}

    /// @param signal index of the table
    /// @param likeness in (0, 1]: exp(-d), d the root mean square difference of the features in
    ///   deviations
    public record Neighbour(int signal, double likeness) {}

    /// The nearest `count` signals of `table` whose outcome was known when signal `of` was given,
    /// nearest first.
    ///
    /// Deviations are those of the same past signals.
    public static List<Neighbour> of(SignalTable table, int of, int count) {
        SignalRow row = table.row(of);
        int[] past = WalkForwardScores.known(table, row.time(), 0, -1);
        if (past.length < 2) {
            return List.of();
        }
        FeatureScale scale = FeatureScale.of(table.features(past), table.features().size());
        return Arrays.stream(past)
                .mapToObj(
                        i ->
                                new Neighbour(
                                        i,
                                        Math.exp(
                                                -scale.distance(
                                                        table.row(i).features(), row.features()))))
                .sorted(
                        Comparator.comparingDouble(Neighbour::likeness)
                                .reversed()
                                .thenComparingInt(Neighbour::signal))
                .limit(count)
                .toList();
    }
}
