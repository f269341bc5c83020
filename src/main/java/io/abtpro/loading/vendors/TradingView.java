package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Optional;
import java.util.Set;

/// TradingView: time and prices, then whatever indicators its chart showed.
final class TradingView implements Vendor {
    /// It writes epochs or ISO stamps; with a blank before the clock the same words are anybody's.
    @Override
    public Optional<String> dialect(FileTraits file) {
        return file.words().startsWith("time,open,high,low,close") && file.stamp().indexOf(' ') < 0
                ? Optional.of("TradingView")
                : Optional.empty();
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("tradingview");
    }
}
