package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Optional;
import java.util.Set;

/// freqtrade: JSON arrays of six values, stamped in milliseconds.
final class Freqtrade implements Vendor {
    private static final int WIDTH = 6;

    @Override
    public Optional<String> dialect(FileTraits file) {
        boolean arrays =
                file.isJson() && !file.hasHeader() && !file.isTrades() && file.width() == WIDTH;
        return arrays && file.mostStampsAre("\\d{13}")
                ? Optional.of("freqtrade JSON")
                : Optional.empty();
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("freqtrade");
    }
}
