package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Optional;
import java.util.Set;

/// CryptoDataDownload: an epoch, a date and the symbol, often below a line with its address.
final class CryptoDataDownload implements Vendor {
    @Override
    public Optional<String> dialect(FileTraits file) {
        boolean dated = file.words().startsWith("date,symbol,open") && file.headerLine() > 1;
        return file.words().startsWith("unix,date,symbol")
                        || file.words().startsWith("unixtimestamp,date,symbol")
                        || dated
                ? Optional.of("CryptoDataDownload")
                : Optional.empty();
    }

    /// Its files are called by the exchange.
    @Override
    public Set<String> fileWords() {
        return Set.of("cdd", "bitstamp", "bitfinex", "gemini");
    }
}
