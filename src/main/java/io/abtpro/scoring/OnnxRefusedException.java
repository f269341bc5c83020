package io.abtpro.scoring;

/// An ONNX model that cannot be used for signals; the message says why and what to change.
public final class OnnxRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OnnxRefusedException(String message) {
        super(message);
    }

    OnnxRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
