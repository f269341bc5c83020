package io.abtpro.forest;

/// A saved model that must not be used; the message says which rule it breaks and what to do.
public final class ModelRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelRefusedException(String message) {
        super(message);
    }
}
