package io.abtpro.files;

import java.util.regex.Pattern;

/// Text as a cell of a CSV file or a table that people open.
public final class Cells {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?%?");

    private Cells() {}

    /// `text` as a cell that no spreadsheet takes for a formula: with an apostrophe before it where
    /// it begins as one. A number stays as it is, with its sign.
    public static String safe(String text) {
        if (text.isEmpty() || NUMBER.matcher(text).matches()) {
            return text;
        }
        return switch (text.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' ->
                    "'" + text;
            default -> text;
        };
    }

    /// True for what a name on one line never holds: control characters, line ends, marks that turn
    /// the direction of what follows or have no width.
    public static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }

    /// `text` on one line: what [#isInvisible] names is written as its number, such as \u202E.
    public static String onOneLine(String text) {
        if (text.codePoints().noneMatch(Cells::isInvisible)) {
            return text;
        }
        var line = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (!isInvisible(c)) {
                                line.appendCodePoint(c);
                            } else if (c == '\n') {
                                line.append("\\n");
                            } else if (c == '\t') {
                                line.append("\\t");
                            } else if (c == '\r') {
                                line.append("\\r");
                            } else {
                                line.append("\\u%04X".formatted(c));
                            }
                        });
        return line.toString();
    }
}
