package io.abtpro.volatility;

import io.abtpro.diagnostics.DieboldMariano;
import io.abtpro.diagnostics.Limits;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.volatility.VolatilityEvaluation.ModelLoss;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Models against HAR, in words.
public final class HarVerdict {
    private HarVerdict() {}

    /// The forest against HAR: it holds where the forest beats HAR beyond chance.
    ///
    /// @param floor what is said of the least variance, empty where nothing is
    static Verdict of(List<ModelLoss> models, String floor) {
        Optional<ModelLoss> har = model(models, Baseline.HAR.id());
        Optional<ModelLoss> forest = model(models, VolatilityEvaluation.FOREST);
        Optional<DieboldMariano> against = forest.flatMap(ModelLoss::againstHar);
        if (har.isEmpty() || against.isEmpty()) {
            return new Verdict(false, "The forest could not be held against HAR.", floor.strip());
        }
        DieboldMariano test = against.get();
        boolean lower = test.meanDifference() < 0;
        boolean beyondChance = Limits.isSignificant(test.pValue());
        String numbers =
                String.format(
                        Locale.ROOT,
                        "QLIKE %.3f against %.3f, Diebold-Mariano %s. %s has the lowest loss.%s",
                        forest.get().qlike(),
                        har.get().qlike(),
                        probability(test.pValue()),
                        models.getFirst().label(),
                        floor);
        return new Verdict(lower && beyondChance, claim(lower, beyondChance), numbers);
    }

    private static String claim(boolean lower, boolean beyondChance) {
        if (lower) {
            return beyondChance
                    ? "The forest beats HAR."
                    : "The forest does not beat HAR beyond chance.";
        }
        return beyondChance ? "The forest is worse than HAR." : "The forest does not beat HAR.";
    }

    private static Optional<ModelLoss> model(List<ModelLoss> models, String id) {
        return models.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /// A probability as it is written: none is 0.
    static String probability(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
    }

    /// Which models differ from HAR beyond chance.
    public static String others(VolatilityEvaluation evaluation) {
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
        return Limits.isSignificant(test.pValue()) && test.meanDifference() < 0 == better;
    }

    /// The name of a model where there is little room.
    public static String brief(String label) {
        return label.replace("GARCH(1,1), Student's t", "GARCH, t")
                .replace("(1,1)", "")
                .replace("(0.94)", "");
    }
}
