package io.abtpro.diagnostics;

/// What the figures of a result say, in words: the same on a tab, on the command line and in a
/// document.
///
/// @param holds true where a reader may rely on the result as far as the figures go
/// @param claim one sentence of two to six words, or two of them
/// @param numbers sentences with the figures behind the claim; empty where there are none
public record Verdict(boolean holds, String claim, String numbers) {
    /// The claim and what is behind it.
    public String sentence() {
        return numbers.isEmpty() ? claim : claim + " " + numbers;
    }
}
