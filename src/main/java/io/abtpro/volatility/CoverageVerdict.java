package io.abtpro.volatility;

import io.abtpro.diagnostics.Limits;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.volatility.VolatilityForecast.Band;

import java.util.List;
import java.util.Locale;

/// How often bands held against what they promise, in words: that they hold, unless one covered
/// over 3 points more or less.
public final class CoverageVerdict {
    private static final double OPEN = 0.01;

    private CoverageVerdict() {}

    /// The verdict on `bands`; without any, nothing is said.
    public static Verdict of(List<Band> bands) {
        List<Band> off =
                bands.stream().filter(b -> Limits.isOff(b.nominal(), b.coverage())).toList();
        List<Band> unjudged = bands.stream().filter(b -> Double.isNaN(b.coverage())).toList();
        List<Band> held =
                bands.stream().filter(b -> !off.contains(b) && !unjudged.contains(b)).toList();
        var text = new StringBuilder();
        if (!off.isEmpty()) {
            text.append("More than 3 points off: ").append(covered(off)).append('.');
        }
        if (!held.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append("Within 3 points: ")
                    .append(covered(held))
                    .append('.');
        }
        if (!unjudged.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append("Too few outcomes to judge: ")
                    .append(
                            joined(
                                    unjudged.stream()
                                            .map(
                                                    b ->
                                                            "the %.0f %% band"
                                                                    .formatted(100 * b.nominal()))
                                            .toList()))
                    .append('.');
        }
        String claim =
                !off.isEmpty()
                        ? "Bands do not hold."
                        : !held.isEmpty() ? "Bands hold." : "Bands are not judged.";
        return new Verdict(off.isEmpty(), claim, text.toString());
    }

    private static String covered(List<Band> bands) {
        return joined(
                bands.stream()
                        .map(
                                b ->
                                        String.format(
                                                Locale.ROOT,
                                                "the %.0f %% band %s%.1f %%%s",
                                                100 * b.nominal(),
                                                b.equals(bands.getFirst()) ? "covered " : "",
                                                100 * b.coverage(),
                                                open(b)))
                        .toList());
    }

    /// How many bands lacked an end, where it was one in a hundred or more: their coverage is
    /// higher for it.
    private static String open(Band band) {
        return !(band.openShare() >= OPEN)
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (%.0f %% of its bands lacked an end, which counts as covering)",
                        100 * band.openShare());
    }

    static String joined(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
