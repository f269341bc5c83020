package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// MetaTrader 5: a column of ticks beside the volume.
final class MetaTrader5 implements Vendor {
    @Override
    public Optional<String> dialect(FileTraits file) {
        return file.words().contains("tickvol") ? Optional.of("MetaTrader 5") : Optional.empty();
    }

    @Override
    public Map<String, String> columnWords() {
        return Map.of("tickvol", "ticks");
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("mt5");
    }
}
