package io.abtpro.cli;

import io.abtpro.failures.RefusedException;

/// A value breaks a rule, said without the name of its option, which a converter does not know:
/// "must be a number, was 'x'".
final class WrongValue extends RefusedException {
    private static final long serialVersionUID = 1L;

    WrongValue(String rule) {
        super(rule);
    }

    WrongValue(String rule, Throwable cause) {
        super(rule, cause);
    }

    /// The whole sentence.
    UsageException of(String option) {
        return new UsageException(option + " " + getMessage(), this);
    }
}
