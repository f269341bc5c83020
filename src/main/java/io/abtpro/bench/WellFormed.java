package io.abtpro.bench;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Well-formed files of many vendors' forms, made in code, one row a line.
///
/// @param form the vendor's form
/// @param name of the file
/// @param head the lines before the rows
/// @param rows one text a row
/// @param between what joins two rows, a line end among it
/// @param foot what follows the rows
/// @param json true where the text is one JSON document
record WellFormed(
        String form,
        String name,
        List<String> head,
        List<String> rows,
        String between,
        String foot,
        boolean json) {
    private static final int FORMS = 24;
    private static final long START = Instant.parse("2021-03-01T00:00:00Z").toEpochMilli();

    /// The bars of one file.
    private record Walk(long[] times, double[][] prices, long[] volumes) {
        static Walk of(Random random, int n, long step) {
            Walk walk = new Walk(new long[n], new double[n][4], new long[n]);
            double close = 50 + 100 * random.nextDouble();
            for (int t = 0; t < n; t++) {
                double open = close;
                close = Math.max(1, open + random.nextGaussian());
                walk.times[t] = START + t * step;
                walk.prices[t] =
                        new double[] {
                            open,
                            Math.max(open, close) + random.nextDouble(),
                            Math.min(open, close) - 0.5 * random.nextDouble(),
                            close
                        };
                walk.volumes[t] = 1000L + random.nextInt(100_000);
            }
            return walk;
        }

        String stamp(int t, String pattern) {
            return LocalDateTime.ofEpochSecond(times[t] / 1000, 0, ZoneOffset.UTC)
                    .format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
        }

        String ohlc(int t, String separator) {
            return ohlc(t, "%.2f", separator);
        }

        String ohlc(int t, String format, String separator) {
            List<String> four = new ArrayList<>();
            for (double price : prices[t]) {
                four.add(String.format(Locale.ENGLISH, format, price));
            }
            return String.join(separator, four);
        }
    }

    private interface Row {
        String of(Walk walk, int t);
    }

    static WellFormed next(Random random) {
        int n = 30 + random.nextInt(60);
        long day = 86_400_000L;
        long hour = 3_600_000L;
        long minute = 60_000L;
        return switch (random.nextInt(FORMS)) {
            case 0 ->
                    lines(
                            random,
                            n,
                            day,
                            "Yahoo",
                            "Date,Open,High,Low,Close,Adj Close,Volume",
                            (w, t) ->
                                    w.stamp(t, "yyyy-MM-dd")
                                            + ","
                                            + w.ohlc(t, ",")
                                            + ","
                                            + w.ohlc(t, ",").replaceFirst(".*,", "")
                                            + ","
                                            + w.volumes[t]);
            case 1 ->
                    lines(
                            random,
                            n,
                            day,
                            "Stooq",
                            "Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen",
                            (w, t) ->
                                    w.stamp(t, "yyyy-MM-dd")
                                            + ","
                                            + w.ohlc(t, ",")
                                            + ","
                                            + w.volumes[t]);
            case 2 ->
                    newestFirst(
                            lines(
                                    random,
                                    n,
                                    day,
                                    "Nasdaq",
                                    "Date,Close/Last,Volume,Open,High,Low",
                                    (w, t) -> {
                                        String[] p = w.ohlc(t, ",").split(",", 0);
                                        return w.stamp(t, "MM/dd/yyyy")
                                                + ",$"
                                                + p[3]
                                                + ","
                                                + w.volumes[t]
                                                + ",$"
                                                + p[0]
                                                + ",$"
                                                + p[1]
                                                + ",$"
                                                + p[2];
                                    }));
            case 3 ->
                    newestFirst(
                            lines(
                                    random,
                                    n,
                                    day,
                                    "Investing",
                                    "\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change"
                                            + " %\"",
                                    (w, t) -> {
                                        String[] p = w.ohlc(t, "%,.2f", ";").split(";", 0);
                                        return "\""
                                                + w.stamp(t, "MMM dd, yyyy")
                                                + "\",\""
                                                + p[3]
                                                + "\",\""
                                                + p[0]
                                                + "\",\""
                                                + p[1]
                                                + "\",\""
                                                + p[2]
                                                + "\",\""
                                                + Math.floorDiv(w.volumes[t], 100) / 10.0
                                                + "K\",\"1.00%\"";
                                    }));
            case 4 ->
                    lines(
                            random,
                            n,
                            hour,
                            "MetaTrader 4",
                            "",
                            (w, t) ->
                                    w.stamp(t, "yyyy.MM.dd,HH:mm")
                                            + ","
                                            + w.ohlc(t, "%.5f", ",")
                                            + ","
                                            + w.volumes[t]);
            case 5 ->
                    lines(
                            random,
                            n,
                            hour,
                            "MetaTrader 5",
                            "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>"
                                    + "\t<SPREAD>",
                            (w, t) ->
                                    w.stamp(t, "yyyy.MM.dd\tHH:mm:ss")
                                            + "\t"
                                            + w.ohlc(t, "%.5f", "\t")
                                            + "\t"
                                            + w.volumes[t]
                                            + "\t0\t2");
            case 6 ->
                    lines(
                            random,
                            n,
                            minute,
                            "HistData",
                            "",
                            (w, t) ->
                                    w.stamp(t, "yyyyMMdd HHmmss")
                                            + ";"
                                            + w.ohlc(t, "%.5f", ";")
                                            + ";0");
            case 7 ->
                    lines(
                            random,
                            n,
                            hour,
                            "Dukascopy",
                            "Gmt time,Open,High,Low,Close,Volume",
                            (w, t) ->
                                    w.stamp(t, "dd.MM.yyyy HH:mm:ss.SSS")
                                            + ","
                                            + w.ohlc(t, ",")
                                            + ","
                                            + w.volumes[t]);
            case 8 ->
                    lines(
                            random,
                            n,
                            hour,
                            "TradingView",
                            "time,open,high,low,close,Volume",
                            (w, t) ->
                                    w.times[t] / 1000 + "," + w.ohlc(t, ",") + "," + w.volumes[t]);
            case 9 ->
                    lines(
                            random,
                            n,
                            hour,
                            "Binance",
                            "",
                            (w, t) ->
                                    w.times[t]
                                            + ","
                                            + w.ohlc(t, "%.8f", ",")
                                            + ","
                                            + w.volumes[t]
                                            + ","
                                            + (w.times[t] + hour - 1)
                                            + ",1200.5,50,6,600,0");
            case 10 ->
                    lines(
                            random,
                            n,
                            hour,
                            "CryptoDataDownload",
                            "https://www.CryptoDataDownload.com\n"
                                    + "unix,date,symbol,open,high,low,close,Volume BTC,Volume USD",
                            (w, t) ->
                                    w.times[t]
                                            + ","
                                            + w.stamp(t, "yyyy-MM-dd HH:mm:ss")
                                            + ",BTC/USD,"
                                            + w.ohlc(t, ",")
                                            + ","
                                            + w.volumes[t]
                                            + ",99.5");
            case 11 ->
                    lines(
                            random,
                            n,
                            day,
                            "Semicolons",
                            "Datum;Eroffnung;Hoch;Tief;Schlusskurs;Volumen",
                            (w, t) ->
                                    w.stamp(t, "yyyy-MM-dd")
                                            + ";"
                                            + w.ohlc(t, ";").replace('.', ',')
                                            + ";"
                                            + w.volumes[t]);
            case 12 ->
                    lines(
                            random,
                            n,
                            20_000L,
                            "Kraken trades",
                            "",
                            (w, t) ->
                                    w.times[t] / 1000
                                            + ".25,"
                                            + w.ohlc(t, ",").replaceFirst(",.*", "")
                                            + ","
                                            + w.volumes[t] / 1000.0);
            case 13 ->
                    lines(
                            random,
                            n,
                            hour,
                            "Finam",
                            "<TICKER>;<PER>;<DATE>;<TIME>;<OPEN>;<HIGH>;<LOW>;<CLOSE>;<VOL>",
                            (w, t) ->
                                    "SBER;60;"
                                            + w.stamp(t, "yyyyMMdd;HHmmss")
                                            + ";"
                                            + w.ohlc(t, ";")
                                            + ";"
                                            + w.volumes[t]);
            case 14 ->
                    lines(
                            random,
                            n,
                            day,
                            "Notes",
                            "Date,Open,High,Low,Close,Volume,Note",
                            (w, t) ->
                                    w.stamp(t, "yyyy-MM-dd")
                                            + ","
                                            + w.ohlc(t, ",")
                                            + ","
                                            + w.volumes[t]
                                            + ",\"a, \"\"b\"\" "
                                            + t
                                            + "\"");
            case 15 ->
                    lines(
                            random,
                            n,
                            hour,
                            "Blanks",
                            "",
                            (w, t) ->
                                    w.stamp(t, "yyyy-MM-dd HH:mm")
                                            + "  "
                                            + w.ohlc(t, " ")
                                            + " "
                                            + w.volumes[t]);
            case 16 ->
                    lines(
                            random,
                            n,
                            hour,
                            "ISO",
                            "timestamp,open,high,low,close,volume",
                            (w, t) ->
                                    w.stamp(t, "yyyy-MM-dd'T'HH:mm:ss'Z'")
                                            + ","
                                            + w.ohlc(t, ",")
                                            + ","
                                            + w.volumes[t]);
            case 17 ->
                    json(
                            random,
                            n,
                            minute,
                            "Arrays",
                            "[",
                            "]",
                            (w, t) ->
                                    "["
                                            + w.times[t]
                                            + ", "
                                            + w.ohlc(t, ", ")
                                            + ", "
                                            + w.volumes[t]
                                            + "]");
            case 18 ->
                    json(
                            random,
                            n,
                            hour,
                            "Objects",
                            "{\"symbol\":\"AAPL\",\"candles\":[",
                            "]}",
                            WellFormed::object);
            case 19 ->
                    json(
                            random,
                            n,
                            day,
                            "Keyed",
                            "{\"Meta Data\":{\"2. Symbol\":\"IBM\"},\"Time Series (Daily)\":{",
                            "}}",
                            (w, t) -> {
                                String[] p = w.ohlc(t, ",").split(",", 0);
                                return "\""
                                        + w.stamp(t, "yyyy-MM-dd")
                                        + "\":{\"1. open\":\""
                                        + p[0]
                                        + "\",\"2. high\":\""
                                        + p[1]
                                        + "\",\"3. low\":\""
                                        + p[2]
                                        + "\",\"4. close\":\""
                                        + p[3]
                                        + "\",\"5. volume\":\""
                                        + w.volumes[t]
                                        + "\"}";
                            });
            case 20 ->
                    json(
                            random,
                            n,
                            hour,
                            "Kraken",
                            "{\"error\":[],\"result\":{\"XXBTZUSD\":[",
                            "],\"last\":1614556800}}",
                            (w, t) ->
                                    "["
                                            + w.times[t] / 1000
                                            + ",\""
                                            + w.ohlc(t, "\",\"")
                                            + "\",\""
                                            + w.prices[t][3]
                                            + "\",\""
                                            + w.volumes[t]
                                            + "\",7]");
            case 21 -> lines(random, n, hour, "NDJSON objects", "", WellFormed::object);
            case 22 ->
                    lines(
                            random,
                            n,
                            hour,
                            "NDJSON arrays",
                            "",
                            (w, t) ->
                                    "["
                                            + w.times[t]
                                            + ","
                                            + w.ohlc(t, ",")
                                            + ","
                                            + w.volumes[t]
                                            + "]");
            default -> columns(random, n, hour);
        };
    }

    private static String object(Walk w, int t) {
        String[] p = w.ohlc(t, ",").split(",", 0);
        return "{\"time\":"
                + w.times[t]
                + ",\"open\":"
                + p[0]
                + ",\"high\":"
                + p[1]
                + ",\"low\":"
                + p[2]
                + ",\"close\":"
                + p[3]
                + ",\"volume\":"
                + w.volumes[t]
                + "}";
    }

    private static List<String> rows(Random random, int n, long step, Row row) {
        Walk walk = Walk.of(random, n, step);
        List<String> rows = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            rows.add(row.of(walk, t));
        }
        return rows;
    }

    private static WellFormed lines(
            Random random, int n, long step, String form, String header, Row row) {
        boolean json = form.startsWith("NDJSON");
        List<String> head = header.isEmpty() ? List.of() : List.of(header.split("\n"));
        return new WellFormed(
                form,
                json ? "btc.ndjson" : "prices.csv",
                head,
                rows(random, n, step, row),
                "\n",
                "\n",
                false);
    }

    private static WellFormed newestFirst(WellFormed file) {
        return new WellFormed(
                file.form,
                file.name,
                file.head,
                file.rows.reversed(),
                file.between,
                file.foot,
                false);
    }

    private static WellFormed json(
            Random random, int n, long step, String form, String head, String foot, Row row) {
        return new WellFormed(
                form, "btc.json", List.of(head), rows(random, n, step, row), ",\n", foot, true);
    }

    private static WellFormed columns(Random random, int n, long step) {
        Walk walk = Walk.of(random, n, step);
        List<String> columns = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
            List<String> values = new ArrayList<>();
            for (int t = 0; t < n; t++) {
                values.add(
                        k == 0
                                ? String.valueOf(walk.times[t])
                                : k == 5
                                        ? String.valueOf(walk.volumes[t])
                                        : walk.ohlc(t, ",").split(",", 0)[k - 1]);
            }
            columns.add("\"" + "tohlcv".charAt(k) + "\":[" + String.join(",", values) + "]");
        }
        return new WellFormed("Columns", "btc.json", List.of("{"), columns, ",\n", "}", true);
    }

    String text(List<String> lines) {
        String top = head.isEmpty() ? "" : String.join("\n", head) + "\n";
        return top + String.join(between, lines) + foot;
    }
}
