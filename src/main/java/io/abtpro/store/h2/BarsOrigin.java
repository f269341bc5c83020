package io.abtpro.store.h2;

import org.jdbi.v3.core.Handle;

/// Which bars were made of which, by their hashes, as one level: each of the made ones names the
/// first of its chain.
final class BarsOrigin {
    /// The hashes of all that have the origin of `:sha`, itself among them, for a condition `IN`.
    static final String FAMILY =
            "(WITH root (sha) AS (SELECT coalesce((SELECT origin_sha256 FROM bars_origin WHERE"
                    + " sha256 = :sha), CAST(:sha AS CHAR(64)))) SELECT sha FROM root UNION SELECT"
                    + " sha256 FROM bars_origin WHERE origin_sha256 = (SELECT sha FROM root))";

    private BarsOrigin() {}

    /// Keeps that the bars `sha256` were made of the bars `of`; nothing where they are the same, or
    /// where their origin is known.
    static void insert(Handle handle, String sha256, String of) {
        if (!sha256.equals(of)) {
            var _ =
                    handle.createUpdate(
                                    "INSERT INTO bars_origin (sha256, origin_sha256) SELECT :sha,"
                                        + " coalesce((SELECT origin_sha256 FROM bars_origin WHERE"
                                        + " sha256 = :of), :of) WHERE NOT EXISTS (SELECT 1 FROM"
                                        + " bars_origin WHERE sha256 = :sha)")
                            .bind("sha", sha256)
                            .bind("of", of)
                            .execute();
        }
    }
}
