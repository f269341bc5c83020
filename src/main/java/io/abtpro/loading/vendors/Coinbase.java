package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Optional;
import java.util.Set;

/// Coinbase: JSON in which low and high stand before the open.
final class Coinbase implements Vendor {
    @Override
    public Optional<String> dialect(FileTraits file) {
        boolean keyed = file.words().startsWith("start,low,high,open,close");
        boolean arrays =
                !file.hasHeader()
                        && !file.isTrades()
                        && file.low() < file.high()
                        && file.open() > file.high();
        return file.isJson() && (keyed || arrays) ? Optional.of("Coinbase JSON") : Optional.empty();
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("coinbase");
    }
}
