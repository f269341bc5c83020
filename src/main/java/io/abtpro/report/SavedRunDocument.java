package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.List;

/// A saved run and what the user says of it.
///
/// @param run what it was saved as
/// @param name what it is called; left out where it was given no name
/// @param note in several lines; left out where there is none
/// @param tags left out where there are none
public record SavedRunDocument(
        String dataset,
        String run,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String name,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String note,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tags,
        String strategy,
        String ledgerSha256,
        Instant at)
        implements Document {
    public SavedRunDocument {
        tags = List.copyOf(tags);
    }
}
