package io.abtpro.report;

import java.util.List;
import java.util.Map;

/// An export that was run again.
///
/// @param expected the hash of the ledger in the file
/// @param equal true where nothing differs
/// @param unverified fields that nothing here can tell of
/// @param digest what the document's digest of itself says
/// @param sentence what was found
public record VerifiedDocument(
        String file,
        String dataset,
        String strategy,
        Map<String, Double> parameters,
        int trades,
        String ledgerSha256,
        String expected,
        boolean equal,
        List<Difference> differences,
        List<String> unverified,
        String digest,
        String sentence)
        implements Document {
    public VerifiedDocument {
        differences = List.copyOf(differences);
        unverified = List.copyOf(unverified);
    }

    /// A field that is not what was found.
    public record Difference(String field, String inFile, String found) {}
}
