package io.abtpro.bench;

import static io.abtpro.bench.FormBars.DAY;
import static io.abtpro.bench.FormBars.HOUR;
import static io.abtpro.bench.FormBars.MINUTE;

import java.util.List;

/// The forms of files with a line a bar.
final class LineForms {
    private static final String CENTS = "%.2f";
    private static final String PIPS = "%.5f";
    private static final String SATOSHIS = "%.8f";
    private static final String ISO_DAY = "yyyy-MM-dd";

    private LineForms() {}

    static List<WellFormed.Form> all() {
        return List.of(
                lines(
                        "rows of Yahoo",
                        DAY,
                        "Date,Open,High,Low,Close,Adj Close,Volume",
                        (w, t) -> {
                            String adjusted = w.four(t, CENTS).getLast();
                            return "%s,%s,%s,%d"
                                    .formatted(
                                            w.stamp(t, ISO_DAY),
                                            w.ohlc(t, ","),
                                            adjusted,
                                            w.volumes()[t]);
                        }),
                lines(
                        "rows of Stooq",
                        DAY,
                        "Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen",
                        bar(ISO_DAY, CENTS, ",")),
                newestFirst(
                        lines(
                                "rows of Nasdaq",
                                DAY,
                                "Date,Close/Last,Volume,Open,High,Low",
                                LineForms::nasdaq)),
                newestFirst(
                        lines(
                                "rows of Investing",
                                DAY,
                                "\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\","
                                        + "\"Change %\"",
                                LineForms::investing)),
                lines("rows of MetaTrader 4", HOUR, "", bar("yyyy.MM.dd,HH:mm", PIPS, ",")),
                lines(
                        "rows of MetaTrader 5",
                        HOUR,
                        "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>"
                                + "\t<SPREAD>",
                        followed(bar("yyyy.MM.dd\tHH:mm:ss", PIPS, "\t"), "\t0\t2")),
                lines(
                        "rows of HistData",
                        MINUTE,
                        "",
                        (w, t) ->
                                w.stamp(t, "yyyyMMdd HHmmss") + ";" + w.ohlc(t, PIPS, ";") + ";0"),
                lines(
                        "rows of Dukascopy",
                        HOUR,
                        "Gmt time,Open,High,Low,Close,Volume",
                        bar("dd.MM.yyyy HH:mm:ss.SSS", CENTS, ",")),
                lines(
                        "rows of TradingView",
                        HOUR,
                        "time,open,high,low,close,Volume",
                        (w, t) -> w.times()[t] / 1000 + "," + w.ohlcv(t, CENTS, ",")),
                lines("rows of Binance", HOUR, "", LineForms::binance),
                lines(
                        "rows of CryptoDataDownload",
                        HOUR,
                        "https://www.CryptoDataDownload.com\n"
                                + "unix,date,symbol,open,high,low,close,Volume BTC,Volume USD",
                        (w, t) ->
                                "%d,%s,BTC/USD,%s,99.5"
                                        .formatted(
                                                w.times()[t],
                                                w.stamp(t, "yyyy-MM-dd HH:mm:ss"),
                                                w.ohlcv(t, CENTS, ","))),
                lines(
                        "rows of Semicolons",
                        DAY,
                        "Datum;Eroffnung;Hoch;Tief;Schlusskurs;Volumen",
                        (w, t) ->
                                w.stamp(t, ISO_DAY)
                                        + ";"
                                        + w.ohlcv(t, CENTS, ";").replace('.', ',')),
                lines(
                        "rows of Kraken trades",
                        20_000L,
                        "",
                        (w, t) ->
                                w.times()[t] / 1000
                                        + ".25,"
                                        + w.four(t, CENTS).getFirst()
                                        + ","
                                        + w.volumes()[t] / 1000.0),
                lines(
                        "rows of Finam",
                        HOUR,
                        "<TICKER>;<PER>;<DATE>;<TIME>;<OPEN>;<HIGH>;<LOW>;<CLOSE>;<VOL>",
                        (w, t) -> "SBER;60;" + bar("yyyyMMdd;HHmmss", CENTS, ";").of(w, t)),
                lines(
                        "rows of Notes",
                        DAY,
                        "Date,Open,High,Low,Close,Volume,Note",
                        (w, t) ->
                                bar(ISO_DAY, CENTS, ",").of(w, t) + ",\"a, \"\"b\"\" " + t + "\""),
                lines(
                        "rows of Blanks",
                        HOUR,
                        "",
                        (w, t) -> w.stamp(t, "yyyy-MM-dd HH:mm") + "  " + w.ohlcv(t, CENTS, " ")),
                lines(
                        "rows of ISO",
                        HOUR,
                        "timestamp,open,high,low,close,volume",
                        bar("yyyy-MM-dd'T'HH:mm:ss'Z'", CENTS, ",")));
    }

    /// Stamp, open, high, low, close and volume.
    private static WellFormed.Row bar(String stamp, String price, String separator) {
        return (w, t) -> w.stamp(t, stamp) + separator + w.ohlcv(t, price, separator);
    }

    private static WellFormed.Row followed(WellFormed.Row row, String by) {
        return (w, t) -> row.of(w, t) + by;
    }

    private static String nasdaq(FormBars w, int t) {
        List<String> p = w.four(t, CENTS);
        return "%s,$%s,%d,$%s,$%s,$%s"
                .formatted(
                        w.stamp(t, "MM/dd/yyyy"),
                        p.get(3),
                        w.volumes()[t],
                        p.get(0),
                        p.get(1),
                        p.get(2));
    }

    private static String investing(FormBars w, int t) {
        List<String> p = w.four(t, "%,.2f");
        return "\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",\"%sK\",\"1.00%%\""
                .formatted(
                        w.stamp(t, "MMM dd, yyyy"),
                        p.get(3),
                        p.get(0),
                        p.get(1),
                        p.get(2),
                        Math.floorDiv(w.volumes()[t], 100) / 10.0);
    }

    private static String binance(FormBars w, int t) {
        return "%d,%s,%d,1200.5,50,6,600,0"
                .formatted(w.times()[t], w.ohlcv(t, SATOSHIS, ","), w.times()[t] + HOUR - 1);
    }

    private static WellFormed.Form lines(
            String form, long step, String header, WellFormed.Row row) {
        return WellFormed.lines(form, "prices.csv", step, header, row);
    }

    private static WellFormed.Form newestFirst(WellFormed.Form oldestFirst) {
        return (random, n) -> {
            WellFormed file = oldestFirst.file(random, n);
            return new WellFormed(
                    file.form(),
                    file.name(),
                    file.head(),
                    file.rows().reversed(),
                    file.between(),
                    file.foot(),
                    file.json());
        };
    }
}
