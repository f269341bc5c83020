package io.abtpro.store;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.SeriesQuality;

import java.util.List;
import java.util.Optional;

/// The stored datasets, by unique name.
public interface Datasets {
    /// What is kept beside the bars.
    record Description(
            String name,
            String symbol,
            String dialect,
            String sourceFile,
            int rejectedRows,
            SeriesQuality quality) {}

    /// Stores the whole dataset, its year and currency with it, or nothing.
    ///
    /// @throws StoreException if the name is taken: it names the remedy
    default DatasetRecord add(Description description, BarSeries series) {
        return add(description, series, series.sha256());
    }

    /// As [#add(Description, BarSeries)], for bars that were made of others: what is sealed of the
    /// ones is sealed of the others, also after a dataset was deleted.
    ///
    /// @param ofSha256 hash of the bars that these were made of
    DatasetRecord add(Description description, BarSeries series, String ofSha256);

    /// In order of name.
    List<DatasetRecord> all();

    Optional<DatasetRecord> find(String name);

    /// The bars, checked against every checksum, of the year and in the currency that were stored
    /// with them.
    ///
    /// @throws StoreException if there is no such dataset (names the nearest) or a checksum is
    ///   wrong
    BarSeries bars(String name);

    void rename(String name, String newName);

    /// Says what the prices of the dataset are quoted in; empty where it is not known.
    ///
    /// @throws StoreException if there is no such dataset
    void quote(String name, Optional<QuoteCurrency> currency);

    /// How many saved runs and counted trials depend on the dataset.
    Dependents dependents(String name);

    /// Deletes the dataset and its saved runs; counted trials stay, since they were looked at.
    void delete(String name);

    record Dependents(int runs, int trials) {}
}
