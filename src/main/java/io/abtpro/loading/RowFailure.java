package io.abtpro.loading;

/// A row that could not become a bar.
///
/// @param line its line in the file, from 1 (for JSON and Parquet: its record, from 1)
/// @param rule the broken rule with the value, such as "high 101.2 is below low 101.9"
/// @param raw the row as it stands in the file
public record RowFailure(long line, String rule, String raw) {}
