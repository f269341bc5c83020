package io.abtpro.store;

import io.abtpro.bars.SeriesQuality;
import java.time.Instant;

/// A stored dataset without its bars.
///
/// @param from open of the first bar
/// @param to open of the last bar
/// @param sha256 of the series
/// @param storedBytes compressed size in the store
public record DatasetRecord(
        String name,
        String symbol,
        String timeframe,
        String zone,
        int bars,
        Instant from,
        Instant to,
        String sha256,
        String dialect,
        String sourceFile,
        int rejectedRows,
        long storedBytes,
        SeriesQuality quality,
        Instant importedAt) {}
