package io.abtpro.loading;

import io.abtpro.failures.ExpectedFailure;

/// A file that cannot be read as bars; the message names the file, what is wrong and the remedy.
public class LoadException extends RuntimeException implements ExpectedFailure {
    private static final long serialVersionUID = 1L;

    public LoadException(String message) {
        super(message);
    }

    public LoadException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public Kind kind() {
        return Kind.FOUND;
    }
}
