package io.abtpro.formula;

/// Ends the reading of a line; never leaves this package.
final class ProblemFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Of a word that a message repeats.
    private static final int LONGEST_SHOWN = 60;

    private final transient Problem problem;

    ProblemFound(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    /// A problem with `token`.
    static ProblemFound at(Token token, String message) {
        return at(token, message, "");
    }

    static ProblemFound at(Token token, String message, String replacement) {
        String text = token.text();
        String shown =
                text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
        return new ProblemFound(
                new Problem(
                        token.line(),
                        token.column(),
                        Math.max(1, text.length()),
                        text.equals(shown) ? message : message.replace(text, shown),
                        replacement));
    }

    Problem problem() {
        return problem;
    }
}
