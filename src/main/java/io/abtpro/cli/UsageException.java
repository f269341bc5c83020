package io.abtpro.cli;

import io.abtpro.failures.RefusedException;

/// The command was not asked for rightly; the message says what is right. Exit code 2.
final class UsageException extends RefusedException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
