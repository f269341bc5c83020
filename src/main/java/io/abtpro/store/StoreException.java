package io.abtpro.store;

import io.abtpro.failures.ExpectedFailure;

/// The workspace cannot do what was asked; the message says why and what helps.
public class StoreException extends RuntimeException implements ExpectedFailure {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public Kind kind() {
        return Kind.FOUND;
    }
}
