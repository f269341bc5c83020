package io.abtpro.failures;

import java.util.concurrent.CancellationException;

/// What is said of a failure.
public final class Sentence {
    private static final String CANCELLED = "cancelled by the user";

    private Sentence() {}

    /// The message of `failure`, or else of the first of its causes that has one: a parallel stream
    /// wraps what was thrown in it in a new one of the same class, without a message. Where none
    /// has one, the name of the class.
    public static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.equals(String.valueOf(cause.getCause()))) {
                return message;
            }
        }
        return failure instanceof CancellationException
                ? CANCELLED
                : failure.getClass().getSimpleName();
    }
}
