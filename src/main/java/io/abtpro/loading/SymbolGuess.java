package io.abtpro.loading;

import java.util.Locale;
import java.util.Set;

/// The instrument that a file's content or name tells.
final class SymbolGuess {
    private static final Set<String> NOT_SYMBOLS = Set.of("yahoo", "stooq", "nasdaq", "investing", "com", "alphavantage",
            "mt4", "mt5", "histdata", "dat", "ascii", "dukascopy", "tradingview", "binance", "coinbase", "kraken",
            "bitstamp", "bitfinex", "gemini", "finam", "klines", "trades", "trade", "candles", "ohlc", "ohlcv", "ohlcvt",
            "array", "of", "arrays", "tab", "csv", "json", "txt", "gz", "zip", "parquet", "data", "daily", "hourly", "minute",
            "hour", "newest", "first", "from", "to", "spot", "futures", "historical", "history", "candlestick", "bid",
            "ask", "d", "h", "m", "cdd", "lean", "freqtrade", "prices", "bars");
    private static final Set<String> QUOTES = Set.of("usd", "usdt", "usdc", "eur", "btc", "gbp", "jpy", "eth", "busd");

    private SymbolGuess() {}

    static String of(String ticker, String title, String names) {
        if (!ticker.isBlank()) {
            return ticker;
        }
        if (!title.isBlank()) {
            return title.replaceFirst("_PT.*|@.*", "");
        }
        String symbol = "";
        for (String token : names.split("[^A-Za-z0-9^=]+")) {
            String word = token.toLowerCase(Locale.ROOT);
            boolean other = NOT_SYMBOLS.contains(word) || word.matches("\\d+|\\d+(m|h|d|w|min|s|mo)|m\\d+|h\\d|d1|w1|mn1|.");
            if (symbol.isEmpty()) {
                symbol = other || word.startsWith("usd") || word.equals("eur") ? "" : token.toUpperCase(Locale.ROOT);
            } else {
                return QUOTES.contains(word) ? symbol + token.toUpperCase(Locale.ROOT) : symbol;
            }
        }
        return symbol;
    }
}
