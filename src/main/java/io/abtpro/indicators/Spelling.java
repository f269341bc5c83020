package io.abtpro.indicators;

import io.abtpro.math.EditDistance;

import java.util.Collection;

/// Finds the name that was probably meant.
public final class Spelling {
    private Spelling() {}

    /// The sentence "unknown `kind` 'x'; did you mean 'y'?" with the nearest of `known`, or the
    /// whole list where nothing is near.
    public static String unknown(String kind, String name, Collection<String> known) {
        String nearest = "";
        int best = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = EditDistance.between(name, candidate);
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        boolean near = best <= Math.max(2, nearest.length() / 2);
        return "unknown %s '%s'; %s"
                .formatted(
                        kind,
                        name,
                        near
                                ? "did you mean '" + nearest + "'?"
                                : "there are " + String.join(", ", known));
    }
}
