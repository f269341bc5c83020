package io.abtpro.formula;

import java.util.List;

/// Walks through the tokens of a text.
final class Reader {
    private final List<Token> tokens;
    private int at;

    Reader(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /// Takes the next token if it is `written`.
    boolean take(String written) {
        if (peek().is(written)) {
            next();
            return true;
        }
        return false;
    }

    Token expect(String written, String where) {
        if (!peek().is(written)) {
            throw ProblemFound.at(
                    peek(),
                    "'%s' is expected %s, but here is %s"
                            .formatted(written, where, peek().words()));
        }
        return next();
    }

    Token expect(Token.Kind kind, String what) {
        if (peek().kind() != kind) {
            throw ProblemFound.at(
                    peek(), "%s is expected, but here is %s".formatted(what, peek().words()));
        }
        return next();
    }

    /// Goes to the first token of the next line.
    void skipLine() {
        while (peek().kind() != Token.Kind.LINE_END && peek().kind() != Token.Kind.END) {
            next();
        }
        if (peek().kind() == Token.Kind.LINE_END) {
            next();
        }
    }
}
