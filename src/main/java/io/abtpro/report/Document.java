package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// A result as it is written for programs: a record of this package, whose components are the
/// members, after the version of its form.
@JsonPropertyOrder("schemaVersion")
public interface Document {
    @JsonProperty("schemaVersion")
    default int schemaVersion() {
        return Documents.SCHEMA_VERSION;
    }
}
