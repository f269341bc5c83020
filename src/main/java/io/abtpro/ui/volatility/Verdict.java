package io.abtpro.ui.volatility;

import io.abtpro.diagnostics.DieboldMariano;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.VolatilityEvaluation;
import io.abtpro.volatility.VolatilityEvaluation.BandQuality;
import io.abtpro.volatility.VolatilityEvaluation.ModelLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the evaluation says, in words.
///
/// @param claim the first sentence
/// @param numbers the sentences after it
/// @param warning true where the forest is not shown to beat HAR
record Verdict(String claim, String numbers, boolean warning) {
    private static final double LEVEL = 0.05;
    private static final double OFF_BY = 0.03;

    /// The forest against HAR.
    static Verdict of(VolatilityEvaluation evaluation) {
        String all = evaluation.verdict();
        int end = all.indexOf(". ");
        String claim = end < 0 ? all : all.substring(0, end + 1);
        return new Verdict(claim, end < 0 ? "" : all.substring(end + 1), !claim.equals("The forest beats HAR."));
    }

    /// True where a band covers over 3 points more or less than it promises.
    static boolean isOff(BandQuality band) {
        return !(Math.abs(band.coverage() - band.nominal()) <= OFF_BY);
    }

    /// Which models differ from HAR beyond chance.
    static String againstHar(VolatilityEvaluation evaluation) {
        List<ModelLoss> others = evaluation.models().stream()
                .filter(m -> !m.id().equals(Baseline.HAR.id()))
                .toList();
        List<String> better = named(others, true);
        List<String> worse = named(others, false);
        if (better.isEmpty() && worse.isEmpty()) {
            return "No model differs from HAR beyond chance at 5 %.";
        }
        List<String> parts = new ArrayList<>();
        if (!better.isEmpty()) {
            parts.add(list(better) + (better.size() == 1 ? " is better" : " are better"));
        }
        if (!worse.isEmpty()) {
            parts.add(list(worse) + (worse.size() == 1 ? " is worse" : " are worse"));
        }
        String found = String.join("; ", parts);
        boolean some = better.size() + worse.size() < others.size();
        return "Against HAR at 5 %: " + found + (some ? ". The others differ by chance." : ".");
    }

    private static List<String> named(List<ModelLoss> models, boolean better) {
        return models.stream()
                .filter(m -> m.againstHar().filter(test -> differs(test, better)).isPresent())
                .map(m -> m.label().toLowerCase(Locale.ROOT).equals("last value") || m.label().equals("Forest")
                        ? "the " + m.label().toLowerCase(Locale.ROOT)
                        : m.label())
                .toList();
    }

    private static boolean differs(DieboldMariano test, boolean better) {
        return test.pValue() < LEVEL && test.meanDifference() < 0 == better;
    }

    private static String list(List<String> names) {
        if (names.size() == 1) {
            return names.getFirst();
        }
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
