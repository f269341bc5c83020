package io.abtpro.loading;

import java.util.List;
import java.util.stream.Collectors;

/// Names the vendor whose form a table has.
final class Dialect {
    static final String HISTDATA = "HistData";

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
        String vendor = header.isEmpty() ? headerless(table, layout, sample) : headed(table, header, sample.getFirst().getFirst());
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
        return header.startsWith("time,open,high,low,close") ? "TradingView" : "";
    }

    private static String headerless(Table table, Layout layout, List<List<String>> sample) {
        List<String> row = sample.getFirst();
        String first = row.getFirst();
        if (layout.sinceMidnight()) {
            return "Lean";
        }
        if (layout.isTrades()) {
            return first.matches("\\d{9,10}(\\.\\d+)?") ? "Kraken trades" : "";
        }
        if (first.matches("\\d{8} \\d{6}")) {
            return HISTDATA;
        }
        if (first.matches("\\d{8} \\d{2}:\\d{2}") && isWhole(layout, sample)) {
            return "Lean";
        }
        if (first.matches("\\d{4}\\.\\d{2}\\.\\d{2}")) {
            return "MetaTrader 4";
        }
        boolean json = table.form() == Table.Form.JSON;
        if (row.size() == 12) {
            return json ? "Binance JSON" : "Binance klines";
        }
        if (layout.volume() >= 0 && (row.size() == 8 || row.size() == 7) && first.matches("\\d{9,10}")) {
            return "Kraken candles";
        }
        if (json && layout.low() < layout.high() && layout.open() > layout.high()) {
            return "Coinbase JSON";
        }
        return json && first.matches("\\d{13}") && row.size() == 6 ? "freqtrade JSON" : "";
    }

    private static boolean isWhole(Layout layout, List<List<String>> sample) {
        return sample.stream().allMatch(row -> layout.close() >= row.size() || row.get(layout.close()).matches("\\d{4,}"));
    }
}
