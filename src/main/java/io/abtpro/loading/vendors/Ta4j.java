package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Optional;

/// A series as ta4j writes it: bars with an end and prices that are called so.
final class Ta4j implements Vendor {
    @Override
    public Optional<String> dialect(FileTraits file) {
        return file.words().contains("endtime") && file.words().contains("openprice")
                ? Optional.of("ta4j JSON")
                : Optional.empty();
    }
}
