package io.abtpro.formula;

/// A word, number, text or sign of a formula.
///
/// @param text as written; of a string without its quotes
/// @param line from 1
/// @param column from 1
record Token(Kind kind, String text, int line, int column) {
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        SIGN,
        LINE_END,
        END
    }

    boolean is(String written) {
        return (kind == Kind.NAME || kind == Kind.SIGN) && text.equals(written);
    }

    /// As a message names it.
    String words() {
        return switch (kind) {
            case LINE_END -> "the end of the line";
            case END -> "the end of the text";
            case STRING -> "the text \"" + text + "\"";
            case NAME, NUMBER, SIGN -> "'" + text + "'";
        };
    }
}
