package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Optional;
import java.util.Set;

/// Dukascopy: the header calls the stamps "Gmt time" or "Local time".
final class Dukascopy implements Vendor {
    @Override
    public Optional<String> dialect(FileTraits file) {
        return file.words().startsWith("gmttime") || file.words().startsWith("localtime")
                ? Optional.of("Dukascopy")
                : Optional.empty();
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("dukascopy", "candlestick", "bid", "ask");
    }
}
