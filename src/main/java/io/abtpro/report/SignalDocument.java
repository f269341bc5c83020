package io.abtpro.report;

import io.abtpro.scoring.Advice;
import io.abtpro.scoring.Explanation;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalRow;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A signal, its score, why it has that score, and what became of it.
///
/// @param time the open of its bar
/// @param outcome WIN, LOSS or PENDING
/// @param netReturn null while it is pending
/// @param base the score without the factors
/// @param factors what each feature adds to it
public record SignalDocument(
        String symbol,
        Instant time,
        Instant knownAt,
        String side,
        double score,
        double calibrated,
        double confidence,
        String recommendation,
        String risk,
        boolean inSample,
        String outcome,
        double netReturn,
        double base,
        Map<String, Double> factors,
        Map<String, Double> features)
        implements Document {
    /// The signals of these numbers, in their order.
    ///
    /// @param threshold above which a score recommends to execute
    public static List<SignalDocument> of(
            ScoreStudy study, double threshold, List<Integer> signals) {
        var explainers = new Explanation.Explainers(study);
        return signals.stream().map(i -> of(study, threshold, i, explainers.of(i))).toList();
    }

    private static SignalDocument of(
            ScoreStudy study, double threshold, int i, Explanation explanation) {
        SignalRow row = study.table().row(i);
        var source = study.table().source(i);
        List<String> names = study.table().featureNames();
        return new SignalDocument(
                source.symbol(),
                Instant.ofEpochMilli(source.series().openTime(row.bar())),
                Instant.ofEpochMilli(row.time()),
                row.isLong() ? "long" : "short",
                study.score(i),
                study.calibrated()[i],
                study.confidence(i),
                Advice.of(study.score(i), threshold).name(),
                study.risk(i).name(),
                study.inSample(i),
                row.matured() ? row.won() ? "WIN" : "LOSS" : "PENDING",
                row.netReturn(),
                explanation.base(),
                byName(names, explanation.values()),
                byName(names, row.features()));
    }

    private static Map<String, Double> byName(List<String> names, double[] values) {
        var members = new LinkedHashMap<String, Double>();
        for (int k = 0; k < names.size(); k++) {
            members.put(names.get(k), values[k]);
        }
        return members;
    }
}
