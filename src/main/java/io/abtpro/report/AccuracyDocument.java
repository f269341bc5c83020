package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How scores did whose outcome became known of late.
///
/// @param strategies each strategy alone, by its id
/// @param drift how far each feature has moved, by its name
/// @param driftByChanceOf what each index stays below in 19 of 20 cases where nothing drifted
/// @param driftByChance the largest of those; null where there is none
/// @param driftByChanceOfAll what the indices of all features together stay below in as many
public record AccuracyDocument(
        int days,
        Instant from,
        Instant to,
        @JsonUnwrapped Judged all,
        Map<String, Judged> strategies,
        Map<String, Double> drift,
        Map<String, Double> driftByChanceOf,
        double driftByChance,
        Map<String, Double> driftByChanceOfAll,
        Map<String, Object> basis,
        Map<String, Object> units)
        implements Document {
    /// How right scores were.
    ///
    /// @param total outcomes
    public record Judged(
            int total,
            int correct,
            double accuracy,
            double accuracyLow,
            double accuracyHigh,
            double accuracyAtHalf,
            double accuracyOfAlwaysSkip,
            int won,
            double brier,
            double brierOfScore,
            Optional<Double> expectedWon,
            Optional<Double> calibrationPValue) {}

    /// The span that was judged.
    public record Span(int days, Instant from, Instant to) {}

    public static AccuracyDocument of(
            Span span,
            Judged all,
            Map<String, Judged> strategies,
            Map<String, Double> drift,
            Map<String, Double> driftByChance,
            Map<String, Double> driftByChanceOfAll) {
        return new AccuracyDocument(
                span.days(),
                span.from(),
                span.to(),
                all,
                strategies,
                drift,
                driftByChance,
                driftByChance.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(Double.NaN),
                driftByChanceOfAll,
                words(
                        "accuracy", "score above the threshold of its training",
                        "accuracyAtHalf", "score above 0.5",
                        "brier", "calibrated",
                        "brierOfScore", "score",
                        "expectedWon", "calibrated"),
                words(
                        "accuracy", "fraction",
                        "brier", "mean squared probability, 0 to 1",
                        "expectedWon", "outcomes",
                        "drift", "population stability index"));
    }

    /// Names and words in turn, in this order in every document.
    private static Map<String, Object> words(String... namesAndWords) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndWords.length; i += 2) {
            members.put(namesAndWords[i], namesAndWords[i + 1]);
        }
        return members;
    }
}
