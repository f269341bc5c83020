package io.abtpro.scoring;

import io.abtpro.failures.ExpectedFailure;

/// An ONNX model that cannot be used for signals; the message says why and what to change.
public final class OnnxRefusedException extends RuntimeException implements ExpectedFailure {
    private static final long serialVersionUID = 1L;

    public OnnxRefusedException(String message) {
        super(message);
    }

    OnnxRefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public Kind kind() {
        return Kind.FOUND;
    }
}
