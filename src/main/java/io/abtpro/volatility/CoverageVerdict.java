package io.abtpro.volatility;

import io.abtpro.volatility.VolatilityForecast.Band;

import java.util.List;
import java.util.Locale;

/// How often bands held against what they promise, in words.
///
/// @param off true where a band covered over 3 points more or less than it promises
/// @param sentence which band covered how much; empty where there are no bands
public record CoverageVerdict(boolean off, String sentence) {
    private static final double OFF_BY = 0.03;
    private static final double ROUNDING = 1e-9;
    private static final double OPEN = 0.01;

    /// Whether a coverage is over 3 points from the promise; one that was not judged is not.
    public static boolean isOff(double nominal, double coverage) {
        return Math.abs(coverage - nominal) > OFF_BY + ROUNDING;
    }

    static CoverageVerdict of(List<Band> bands) {
        List<Band> off = bands.stream().filter(b -> isOff(b.nominal(), b.coverage())).toList();
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
        return new CoverageVerdict(!off.isEmpty(), text.toString());
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
