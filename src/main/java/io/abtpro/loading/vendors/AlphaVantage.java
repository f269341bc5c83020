package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Alpha Vantage: a table with dates under "timestamp", or JSON with numbered names.
final class AlphaVantage implements Vendor {
    @Override
    public Optional<String> dialect(FileTraits file) {
        boolean table =
                file.isDelimited()
                        && file.words().equals("timestamp,open,high,low,close,volume")
                        && file.stamp().contains("-");
        return table || file.header().contains("1. open")
                ? Optional.of("Alpha Vantage")
                : Optional.empty();
    }

    @Override
    public List<String> zoneKeys() {
        return List.of("\\d+\\. Time Zone");
    }

    @Override
    public List<String> symbolPath() {
        return List.of("Meta Data", "2. Symbol");
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("alphavantage");
    }
}
