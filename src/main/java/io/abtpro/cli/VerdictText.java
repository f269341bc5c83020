package io.abtpro.cli;

import io.abtpro.diagnostics.Verdict;

/// A verdict as a line, the sentence of the window.
final class VerdictText {
    private VerdictText() {}

    static String line(Verdict verdict) {
        return (verdict.holds() ? "" : "WARNING: ") + verdict.sentence();
    }
}
