package io.abtpro.store;

import java.util.Optional;

/// Results that took long to work out, by the hash of all that they were made of.
///
/// Any of them may be gone, since those that were not read for longest give way: then it is worked
/// out again.
public interface KeptResults {
    /// The result of what has this hash.
    ///
    /// @param sha256 64 hexadecimal digits
    Optional<byte[]> read(String sha256);

    /// True where the result of what has this hash is kept.
    boolean holds(String sha256);

    /// Keeps a result in the place of one with the same hash. A result that cannot be kept is left
    /// out: it is only slower to have again.
    void keep(String sha256, byte[] result);

    /// Keeps nothing.
    static KeptResults none() {
        return new KeptResults() {
            @Override
            public Optional<byte[]> read(String sha256) {
                return Optional.empty();
            }

            @Override
            public boolean holds(String sha256) {
                return false;
            }

            @Override
            public void keep(String sha256, byte[] result) {}
        };
    }
}
