package io.abtpro.indicators;

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
            int distance = distance(name, candidate);
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

    /// The number of insertions, deletions and substitutions between `a` and `b` (Levenshtein).
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
