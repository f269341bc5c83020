package io.abtpro.ui.volatility;

import io.abtpro.diagnostics.DieboldMariano;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.CoverageVerdict;
import io.abtpro.volatility.VolatilityEvaluation;
import io.abtpro.volatility.VolatilityEvaluation.ModelLoss;

import java.util.ArrayList;
import java.util.List;

/// What the evaluation says, in words.
///
/// @param claim the first sentence
/// @param numbers the sentences after it
/// @param warning true where the forest is not shown to beat HAR, or a band covers over 3 points
///   more or less than it promises
record Verdict(String claim, String numbers, boolean warning) {
    private static final double LEVEL = 0.05;

    /// The forest against HAR, and the bands against what they promise.
    static Verdict of(VolatilityEvaluation evaluation, CoverageVerdict coverage) {
        String all = evaluation.verdict();
        int end = all.indexOf(". ");
        String claim = end < 0 ? all : all.substring(0, end + 1);
        String numbers = (end < 0 ? "" : all.substring(end + 1)) + " " + coverage.sentence();
        return new Verdict(
                coverage.off() ? claim + " Bands do not hold." : claim,
                numbers.stripTrailing(),
                coverage.off() || !claim.equals("The forest beats HAR."));
    }

    /// Which models differ from HAR beyond chance.
    static String againstHar(VolatilityEvaluation evaluation) {
        List<ModelLoss> others =
                evaluation.models().stream()
                        .filter(m -> !m.id().equals(Baseline.HAR.id()))
                        .toList();
        List<String> better = named(others, true);
        List<String> worse = named(others, false);
        if (better.isEmpty() && worse.isEmpty()) {
            return "No model differs from HAR beyond chance at 5 %.";
        }
        List<String> parts = new ArrayList<>();
        if (!better.isEmpty()) {
            parts.add("Better than HAR at 5 %: " + String.join("; ", better) + ".");
        }
        if (!worse.isEmpty()) {
            parts.add(
                    "Worse%s: %s."
                            .formatted(
                                    better.isEmpty() ? " than HAR at 5 %" : "",
                                    String.join("; ", worse)));
        }
        if (better.size() + worse.size() < others.size()) {
            parts.add("Others: no difference beyond chance.");
        }
        return String.join(" ", parts);
    }

    private static List<String> named(List<ModelLoss> models, boolean better) {
        return models.stream()
                .filter(m -> m.againstHar().filter(test -> differs(test, better)).isPresent())
                .map(m -> m.label().equals("Last value") ? "last value" : brief(m.label()))
                .toList();
    }

    private static boolean differs(DieboldMariano test, boolean better) {
        return test.pValue() < LEVEL && test.meanDifference() < 0 == better;
    }

    /// The name of a model where there is little room.
    static String brief(String label) {
        return label.replace("GARCH(1,1), Student's t", "GARCH, t")
                .replace("(1,1)", "")
                .replace("(0.94)", "");
    }
}
