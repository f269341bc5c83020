package io.abtpro.failures;

/// A failure that a user can cause and mend: its message names rule, value, place and remedy in a
/// sentence. Every other exception that reaches a border is a fault of the program and is said to
/// be one.
public interface ExpectedFailure {
    /// Whose turn it is.
    enum Kind {
        /// What was asked for cannot be; another value helps.
        ASKED,
        /// A file, the store, a model or the machine does not allow it.
        FOUND
    }

    Kind kind();

    /// The sentence.
    String getMessage();
}
