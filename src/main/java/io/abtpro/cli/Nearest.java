package io.abtpro.cli;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds what the user may have meant.
final class Nearest {
    private Nearest() {}

    /// The candidate closest to `text` in edits, where it is close enough to be a typing error.
    static Optional<String> to(String text, Collection<String> candidates) {
        String wanted = text.toLowerCase(Locale.ROOT);
        int best = Math.min(wanted.length(), Math.max(2, wanted.length() / 3) + 1);
        Optional<String> nearest = Optional.empty();
        for (String candidate : candidates) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /// The words "; did you mean 'x'?" where there is a near candidate, else `otherwise`.
    static String hint(String text, Collection<String> candidates, String otherwise) {
        return to(text, candidates).map("; did you mean '%s'?"::formatted).orElse(otherwise);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
