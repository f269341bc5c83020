package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Optional;
import java.util.Set;

/// Kraken: candles with a mean price or a count of trades, and trades, stamped in seconds.
final class Kraken implements Vendor {
    @Override
    public Optional<String> dialect(FileTraits file) {
        if (file.hasHeader()) {
            return file.words().contains("vwap") && file.words().startsWith("time")
                    ? Optional.of("Kraken candles")
                    : Optional.empty();
        }
        if (file.isTrades()) {
            return file.mostStampsAre("\\d{9,10}(\\.\\d+)?")
                    ? Optional.of("Kraken trades")
                    : Optional.empty();
        }
        boolean candles =
                file.hasVolume()
                        && (file.width() == 8 || file.width() == 7)
                        && file.mostStampsAre("\\d{9,10}");
        return candles ? Optional.of("Kraken candles") : Optional.empty();
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("kraken", "ohlcvt");
    }
}
