package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Optional;
import java.util.Set;

/// MetaTrader 4: dates with points, and no column of ticks.
final class MetaTrader4 implements Vendor {
    @Override
    public Optional<String> dialect(FileTraits file) {
        boolean headed =
                file.words().startsWith("date,")
                        && file.stamp().matches("\\d{4}\\.\\d{2}\\.\\d{2}.*")
                        && !file.words().contains("tickvol");
        boolean headerless =
                !file.hasHeader()
                        && !file.isTrades()
                        && file.mostStampsAre("\\d{4}\\.\\d{2}\\.\\d{2}");
        return headed || headerless ? Optional.of("MetaTrader 4") : Optional.empty();
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("mt4");
    }
}
