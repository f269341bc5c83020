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
    static UsageException of(String option, WrongValue wrong) {
        return new UsageException(option + " " + wrong.getMessage(), wrong);
    }
}
