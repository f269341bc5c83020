package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Yahoo: a table with an adjusted close, before the volume or (until 2017) behind it; and the
/// answer of its chart as JSON.
final class Yahoo implements Vendor {
    @Override
    public Optional<String> dialect(FileTraits file) {
        if (!file.isDelimited() || !file.words().contains("adjclose")) {
            return Optional.empty();
        }
        return Optional.of(
                file.words().endsWith("adjclose") ? "Yahoo (old order)" : "Yahoo (new order)");
    }

    @Override
    public List<String> zoneKeys() {
        return List.of("exchangeTimezoneName");
    }

    @Override
    public List<String> symbolPath() {
        return List.of("meta", "symbol");
    }

    /// Stamps stand two levels above prices.
    @Override
    public Optional<SplitColumns> splitColumns() {
        return Optional.of(new SplitColumns("timestamp", List.of("indicators", "quote", "0")));
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("yahoo");
    }
}
