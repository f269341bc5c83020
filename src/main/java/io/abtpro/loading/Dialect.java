package io.abtpro.loading;

import java.util.List;
import java.util.stream.Collectors;

/// Names the vendor whose form a table has.
final class Dialect {
    static final String HISTDATA = "HistData";
    static final String LEAN = "Lean";

    private Dialect() {}

    static String of(Table table, Layout layout, List<List<String>> sample) {
        String header = table.header().stream().map(HeaderWords::normalised).collect(Collectors.joining(","));
        String form = switch (table.form()) {
            case DELIMITED -> "CSV";
            case JSON -> "JSON";
            case PARQUET -> "Parquet";
        };
        if (table.form() == Table.Form.PARQUET) {
            return form;
        }
        String vendor = header.isEmpty() ? headerless(table, layout, sample) : headed(table, header, stamp(sample));
        return vendor.isEmpty() ? (layout.isTrades() ? "Trades " + form : "Generic " + form) : vendor;
    }

    private static String headed(Table table, String header, String stamp) {
        if (header.startsWith("date,") && stamp.matches("\\d{4}\\.\\d{2}\\.\\d{2}.*") && !header.contains("tickvol")) {
            return "MetaTrader 4";
        }
        String raw = String.join(",", table.header());
        if (header.contains("adjclose") && table.form() == Table.Form.DELIMITED) {
            return header.endsWith("adjclose") ? "Yahoo (old order)" : "Yahoo (new order)";
        }
        if (header.startsWith("data,otwarcie") || header.matches("date,open,high,low,close(,volume)?")
                && table.form() == Table.Form.DELIMITED && raw.startsWith("Date") && stamp.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return "Stooq";
        }
        if (header.startsWith("date,closelast") || header.startsWith("date,close,volume,open,high,low")) {
            return "Nasdaq";
        }
        if (header.matches("date,price,open,high,low.*|data,ultimo,.*|fecha,ultimo,.*|datum,zuletzt,.*|date,dernier,.*|дата,цена,.*")) {
            return "Investing.com";
        }
        if (header.contains("endtime") && header.contains("openprice")) {
            return "ta4j JSON";
        }
        if (header.startsWith("gmttime") || header.startsWith("localtime")) {
            return "Dukascopy";
        }
        if (raw.contains("<PER>")) {
            return "Finam";
        }
        if (header.contains("tickvol")) {
            return "MetaTrader 5";
        }
        if (header.startsWith("opentime,open,high,low,close,volume,closetime")) {
            return "Binance klines";
        }
        if (header.startsWith("unix,date,symbol") || header.startsWith("unixtimestamp,date,symbol")
                || header.startsWith("date,symbol,open") && table.headerLine() > 1) {
            return "CryptoDataDownload";
        }
        if (header.contains("vwap") && header.startsWith("time")) {
            return "Kraken candles";
        }
        if (table.form() == Table.Form.JSON && header.startsWith("start,low,high,open,close")) {
            return "Coinbase JSON";
        }
        if (header.equals("timestamp,open,high,low,close,volume") && stamp.contains("-")
                && table.form() == Table.Form.DELIMITED || raw.contains("1. open")) {
            return "Alpha Vantage";
        }
        // TradingView writes epochs or ISO stamps; with a blank before the clock the same words are anybody's.
        return header.startsWith("time,open,high,low,close") && stamp.indexOf(' ') < 0 ? "TradingView" : "";
    }

    /// The first stamp that is one.
    private static String stamp(List<List<String>> sample) {
        return sample.stream().map(List::getFirst).filter(f -> StampParser.kindOf(f) != StampParser.Kind.NONE).findFirst()
                .orElse(sample.getFirst().getFirst());
    }

    /// True where most stamps have the form.
    private static boolean most(List<List<String>> sample, String form) {
        return 2 * sample.stream().filter(row -> row.getFirst().matches(form)).count() > sample.size();
    }

    private static String headerless(Table table, Layout layout, List<List<String>> sample) {
        int width = layout.width();
        if (layout.sinceMidnight()) {
            return LEAN;
        }
        if (layout.isTrades()) {
            return most(sample, "\\d{9,10}(\\.\\d+)?") ? "Kraken trades" : "";
        }
        if (most(sample, "\\d{8} \\d{6}")) {
            return HISTDATA;
        }
        if (most(sample, "\\d{8} \\d{2}:\\d{2}") && (LeanPrices.areQuotes(layout) || LeanPrices.areScaled(table, layout))) {
            return LEAN;
        }
        if (most(sample, "\\d{4}\\.\\d{2}\\.\\d{2}")) {
            return "MetaTrader 4";
        }
        boolean json = table.form() == Table.Form.JSON;
        if (width == 12) {
            return json ? "Binance JSON" : "Binance klines";
        }
        if (layout.volume() >= 0 && (width == 8 || width == 7) && most(sample, "\\d{9,10}")) {
            return "Kraken candles";
        }
        if (json && layout.low() < layout.high() && layout.open() > layout.high()) {
            return "Coinbase JSON";
        }
        return json && most(sample, "\\d{13}") && width == 6 ? "freqtrade JSON" : "";
    }
}
