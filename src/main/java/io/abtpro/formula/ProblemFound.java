package io.abtpro.formula;

/// Ends the reading of a line; never leaves this package.
final class ProblemFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

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
        return new ProblemFound(
                new Problem(
                        token.line(),
                        token.column(),
                        Math.max(1, token.text().length()),
                        message,
                        replacement));
    }

    Problem problem() {
        return problem;
    }
}
