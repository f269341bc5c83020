package io.abtpro.loading;

/// A file that could be opened but holds no bars as it stands; the message says why, without the file's name.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
