package io.abtpro.cli;

import io.abtpro.math.EditDistance;

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
            int distance = EditDistance.between(wanted, candidate.toLowerCase(Locale.ROOT));
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
}
