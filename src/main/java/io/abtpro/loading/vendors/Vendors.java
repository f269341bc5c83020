package io.abtpro.loading.vendors;

import io.abtpro.loading.Vendor;

import java.util.List;

/// The vendors whose files are recognised.
public final class Vendors {
    /// The first that recognises a file has it; where a header suits two, this order decides.
    private static final List<Vendor> ALL =
            List.of(
                    new Lean(),
                    new HistData(),
                    new MetaTrader4(),
                    new Yahoo(),
                    new Stooq(),
                    new Nasdaq(),
                    new InvestingCom(),
                    new Ta4j(),
                    new Dukascopy(),
                    new Finam(),
                    new MetaTrader5(),
                    new Binance(),
                    new CryptoDataDownload(),
                    new Kraken(),
                    new Coinbase(),
                    new AlphaVantage(),
                    new TradingView(),
                    new Freqtrade(),
                    new TradeStation());

    private Vendors() {}

    /// Every vendor, in the order in which they are asked.
    public static List<Vendor> all() {
        return ALL;
    }
}
