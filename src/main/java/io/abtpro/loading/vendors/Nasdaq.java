package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Nasdaq: the close stands before the volume and the open.
final class Nasdaq implements Vendor {
    @Override
    public Optional<String> dialect(FileTraits file) {
        return file.words().startsWith("date,closelast")
                        || file.words().startsWith("date,close,volume,open,high,low")
                ? Optional.of("Nasdaq")
                : Optional.empty();
    }

    @Override
    public Map<String, String> columnWords() {
        return Map.of("closelast", "close");
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("nasdaq");
    }
}
