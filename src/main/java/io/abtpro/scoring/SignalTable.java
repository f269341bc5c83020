package io.abtpro.scoring;

import java.util.List;

/// The signals of one or several sources with their features, in order of time.
///
/// @param rows by time, then source, long before short
/// @param unscored signals left out because a feature had no value yet
public record SignalTable(
        List<SignalSource> sources,
        List<SignalFeature> features,
        List<SignalRow> rows,
        int unscored) {
    public SignalTable {
        sources = List.copyOf(sources);
        features = List.copyOf(features);
        rows = List.copyOf(rows);
    }

    public int size() {
        return rows.size();
    }

    public SignalRow row(int i) {
        return rows.get(i);
    }

    public SignalSource source(int i) {
        return sources.get(rows.get(i).source());
    }

    public List<String> featureNames() {
        return features.stream().map(SignalFeature::name).toList();
    }

    /// The features of these signals, shape `[n][features]`; shared, never write into it.
    public double[][] features(int[] signals) {
        double[][] values = new double[signals.length][];
        for (int i = 0; i < signals.length; i++) {
            values[i] = rows.get(signals[i]).features();
        }
        return values;
    }

    /// Which of these signals won.
    public boolean[] won(int[] signals) {
        boolean[] won = new boolean[signals.length];
        for (int i = 0; i < signals.length; i++) {
            won[i] = rows.get(signals[i]).won();
        }
        return won;
    }

    /// The moment at which the last bar but `bars` of a source was known, seen from `moment`;
    /// earlier than every time where there is no such bar.
    long before(int source, long moment, int bars) {
        var series = sources.get(source).series();
        int last = Math.min(series.firstAtOrAfter(moment), series.size()) - 1;
        while (last >= 0 && series.knownAt(last) > moment) {
            last--;
        }
        return last < bars ? Long.MIN_VALUE : series.knownAt(last - bars);
    }
}
