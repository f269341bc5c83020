package io.abtpro.failures;

/// A value that a user gave and that breaks a rule.
///
/// It is an [IllegalArgumentException], so code that tries a value need not know who gave it; a
/// plain one is a mistake in the program.
public class RefusedException extends IllegalArgumentException implements ExpectedFailure {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }

    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public Kind kind() {
        return Kind.ASKED;
    }
}
