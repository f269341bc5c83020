package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Optional;
import java.util.Set;

/// Binance: klines of twelve columns, with the end of the bar behind the volume.
final class Binance implements Vendor {
    private static final int WIDTH = 12;

    @Override
    public Optional<String> dialect(FileTraits file) {
        if (file.words().startsWith("opentime,open,high,low,close,volume,closetime")) {
            return Optional.of("Binance klines");
        }
        boolean headerless = !file.hasHeader() && !file.isTrades() && file.width() == WIDTH;
        return headerless
                ? Optional.of(file.isJson() ? "Binance JSON" : "Binance klines")
                : Optional.empty();
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("binance", "klines");
    }
}
