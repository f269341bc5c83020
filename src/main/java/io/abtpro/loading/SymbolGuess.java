package io.abtpro.loading;

import java.util.Locale;
import java.util.Set;

/// The instrument that a file's content or name tells.
final class SymbolGuess {
    private static final Set<String> NOT_SYMBOLS =
            Set.of(
                    "trades",
                    "trade",
                    "candles",
                    "ohlc",
                    "ohlcv",
                    "array",
                    "of",
                    "arrays",
                    "tab",
                    "csv",
                    "json",
                    "txt",
                    "gz",
                    "zip",
                    "parquet",
                    "data",
                    "daily",
                    "hourly",
                    "minute",
                    "hour",
                    "newest",
                    "first",
                    "from",
                    "to",
                    "equity",
                    "equities",
                    "usa",
                    "forex",
                    "crypto",
                    "cfd",
                    "spot",
                    "futures",
                    "historical",
                    "history",
                    "d",
                    "h",
                    "m",
                    "prices",
                    "bars");
    private static final Set<String> QUOTES =
            Set.of("usd", "usdt", "usdc", "eur", "btc", "gbp", "jpy", "eth", "busd");

    private SymbolGuess() {}

    /// @param names of the file and of what it is packed in
    static String of(String ticker, String title, String names, KnownVendors vendors) {
        if (!ticker.isBlank()) {
            return ticker;
        }
        if (!title.isBlank()) {
            return title.replaceFirst("_PT.*|@.*", "");
        }
        String symbol = "";
        for (String token : names.split("[^A-Za-z0-9^=]+", 0)) {
            String word = token.toLowerCase(Locale.ROOT);
            boolean other =
                    NOT_SYMBOLS.contains(word)
                            || vendors.isFileWord(word)
                            || word.matches("\\d+|\\d+(m|h|d|w|min|s|mo)|m\\d+|h\\d|d1|w1|mn1|.");
            if (symbol.isEmpty()) {
                symbol =
                        other || word.startsWith("usd") || word.equals("eur")
                                ? ""
                                : token.toUpperCase(Locale.ROOT);
            } else {
                return QUOTES.contains(word) ? symbol + token.toUpperCase(Locale.ROOT) : symbol;
            }
        }
        return symbol;
    }
}
