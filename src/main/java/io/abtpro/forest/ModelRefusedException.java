package io.abtpro.forest;

import io.abtpro.failures.ExpectedFailure;

/// A saved model that must not be used; the message says which rule it breaks and what to do.
public final class ModelRefusedException extends RuntimeException implements ExpectedFailure {
    private static final long serialVersionUID = 1L;

    public ModelRefusedException(String message) {
        super(message);
    }

    @Override
    public Kind kind() {
        return Kind.FOUND;
    }
}
