package io.abtpro.store;

import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.TradingYear;

import java.time.Instant;
import java.util.Optional;

/// A stored dataset without its bars.
///
/// @param from open of the first bar
/// @param to open of the last bar
/// @param sha256 of the series
/// @param storedBytes compressed size in the store
/// @param year how many bars make a year, as the import fixed it; empty where an older version
///   stored the dataset
/// @param currency what its prices are quoted in; empty where it is not known
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
        Instant importedAt,
        Optional<TradingYear> year,
        Optional<QuoteCurrency> currency) {
    /// A dataset whose year was not kept and whose currency is not known.
    public DatasetRecord(
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
            Instant importedAt) {
        this(
                name,
                symbol,
                timeframe,
                zone,
                bars,
                from,
                to,
                sha256,
                dialect,
                sourceFile,
                rejectedRows,
                storedBytes,
                quality,
                importedAt,
                Optional.empty(),
                Optional.empty());
    }
}
