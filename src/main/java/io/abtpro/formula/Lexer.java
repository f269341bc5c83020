package io.abtpro.formula;

import java.util.ArrayList;
import java.util.List;

/// Takes a text apart into tokens. A line ends a statement except within brackets.
final class Lexer {
    private static final List<String> SIGNS =
            List.of(
                    "..", ">=", "<=", "!=", "+", "-", "*", "/", "^", "(", ")", "[", "]", ",", "=",
                    "<", ">", "%");

    private final String text;
    private final List<Problem> problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int brackets;

    Lexer(String text, List<Problem> problems) {
        this.text = text;
        this.problems = problems;
    }

    List<Token> tokens() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                endLine();
            } else if (c == '#') {
                skipComment();
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\uFEFF') {
                at++;
            } else if (isDigit(c) || c == '.' && isDigit(peek(1))) {
                number();
            } else if (isLetter(c)) {
                name();
            } else if (c == '"') {
                string();
            } else {
                sign();
            }
        }
        add(Token.Kind.LINE_END, "", at);
        add(Token.Kind.END, "", at);
        return tokens;
    }

    private void endLine() {
        if (brackets == 0) {
            add(Token.Kind.LINE_END, "", at);
        }
        var end = new Token(Token.Kind.LINE_END, "", line, at - lineStart + 1);
        at++;
        line++;
        lineStart = at;
        if (startsStatement()) {
            if (brackets > 0) {
                tokens.add(end);
            }
            brackets = 0;
        }
    }

    /// A bracket that was never closed must not swallow the statements after it.
    private boolean startsStatement() {
        int to = at;
        while (to < text.length() && isLetter(text.charAt(to))) {
            to++;
        }
        return Words.STATEMENTS.contains(text.substring(at, to))
                && to < text.length()
                && text.charAt(to) == ' ';
    }

    private void skipComment() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private void number() {
        int from = at;
        while (isDigit(peek(0))) {
            at++;
        }
        if (peek(0) == '.' && peek(1) != '.') {
            at++;
            while (isDigit(peek(0))) {
                at++;
            }
        }
        if (peek(0) == 'e' || peek(0) == 'E') {
            int signs = peek(1) == '-' || peek(1) == '+' ? 2 : 1;
            if (isDigit(peek(signs))) {
                at += signs;
                while (isDigit(peek(0))) {
                    at++;
                }
            }
        }
        add(Token.Kind.NUMBER, text.substring(from, at), from);
    }

    private void name() {
        int from = at;
        while (isLetter(peek(0)) || isDigit(peek(0))) {
            at++;
        }
        add(Token.Kind.NAME, text.substring(from, at), from);
    }

    private void string() {
        int from = at++;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            at++;
        }
        if (peek(0) != '"') {
            problem(from, at - from, "the text that begins here has no closing quote");
        }
        add(Token.Kind.STRING, text.substring(from + 1, at), from);
        at += peek(0) == '"' ? 1 : 0;
    }

    private void sign() {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                brackets += sign.equals("(") || sign.equals("[") ? 1 : 0;
                brackets -= sign.equals(")") || sign.equals("]") ? 1 : 0;
                brackets = Math.max(0, brackets);
                add(Token.Kind.SIGN, sign, at);
                at += sign.length();
                return;
            }
        }
        int length = Character.charCount(text.codePointAt(at));
        problem(at, length, "'%s' means nothing here".formatted(text.substring(at, at + length)));
        at += length;
    }

    private void problem(int from, int length, String message) {
        if (problems.size() >= FormulaText.MOST_PROBLEMS) {
            return;
        }
        problems.add(new Problem(line, from - lineStart + 1, Math.max(1, length), message, ""));
    }

    private void add(Token.Kind kind, String written, int from) {
        tokens.add(new Token(kind, written, line, from - lineStart + 1));
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
