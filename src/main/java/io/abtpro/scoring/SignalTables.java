package io.abtpro.scoring;

import io.abtpro.bars.BarSeries;
import io.abtpro.labels.Outcome;
import io.abtpro.math.Significant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Makes a [SignalTable] of the entries of one strategy or several.
public final class SignalTables {
    private static final Comparator<SignalRow> BY_TIME =
            Comparator.comparingLong(SignalRow::time)
                    .thenComparingInt(SignalRow::source)
                    .thenComparing(SignalRow::isLong, Comparator.reverseOrder());

    private SignalTables() {}

    /// The entry signals of all sources, those without a value for each feature left out.
    ///
    /// The outcome of a signal is known at the close of the bar in which its trade ended. An entry
    /// on the last bar, which has not filled, is a row without outcome: it is the one to decide
    /// about now.
    public static SignalTable of(
            List<SignalSource> sources, List<SignalFeature> features, LabelRule rule) {
        List<SignalRow> rows = new ArrayList<>();
        int unscored = 0;
        for (int source = 0; source < sources.size(); source++) {
            SignalSource signals = sources.get(source);
            double[][] columns =
                    features.stream().map(f -> f.column(signals)).toArray(double[][]::new);
            for (Outcome outcome : rule.outcomes(signals)) {
                double[] values = values(columns, outcome.signalBar());
                if (values.length < columns.length) {
                    unscored++;
                } else {
                    rows.add(row(source, signals.series(), outcome, values));
                }
            }
        }
        rows.sort(BY_TIME);
        return new SignalTable(sources, features, rows, unscored);
    }

    /// The features at a bar, at seven significant digits; fewer than there are columns where one
    /// has no value.
    private static double[] values(double[][] columns, int bar) {
        double[] values = new double[columns.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = Significant.round(columns[k][bar]);
            if (!Double.isFinite(values[k])) {
                return new double[0];
            }
        }
        return values;
    }

    private static SignalRow row(int source, BarSeries series, Outcome outcome, double[] values) {
        return new SignalRow(
                source,
                outcome.signalBar(),
                series.knownAt(outcome.signalBar()),
                outcome.isLong(),
                values,
                outcome.matured() ? series.knownAt(outcome.exitBar()) : SignalRow.UNKNOWN,
                outcome.exitBar(),
                outcome.won(),
                outcome.netReturn());
    }
}
