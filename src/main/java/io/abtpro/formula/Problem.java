package io.abtpro.formula;

/// What is wrong with a text, and where.
///
/// @param line from 1
/// @param column from 1
/// @param length characters that it is about, at least 1
/// @param message rule, what was found and what would fit
/// @param replacement the name that was probably meant, empty where none is near
public record Problem(int line, int column, int length, String message, String replacement) {
    /// "line 7, column 12: 'atrr' is not known; did you mean 'atr'?"
    public String sentence() {
        return "line %d, column %d: %s".formatted(line, column, message);
    }
}
