package io.abtpro.bench;

import static io.abtpro.bench.FormBars.DAY;
import static io.abtpro.bench.FormBars.HOUR;
import static io.abtpro.bench.FormBars.MINUTE;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The forms of JSON: one document, a document a line, and columns.
final class JsonForms {
    private static final String CENTS = "%.2f";
    private static final String FILE = "btc.json";

    private JsonForms() {}

    static List<WellFormed.Form> all() {
        return List.of(
                document("Arrays", MINUTE, "[", "]", (w, t) -> array(w, t, ", ")),
                document(
                        "Objects",
                        HOUR,
                        "{\"symbol\":\"AAPL\",\"candles\":[",
                        "]}",
                        JsonForms::object),
                document(
                        "Keyed",
                        DAY,
                        "{\"Meta Data\":{\"2. Symbol\":\"IBM\"},\"Time Series (Daily)\":{",
                        "}}",
                        JsonForms::keyed),
                document(
                        "Kraken",
                        HOUR,
                        "{\"error\":[],\"result\":{\"XXBTZUSD\":[",
                        "],\"last\":1614556800}}",
                        JsonForms::kraken),
                lines("NDJSON objects", JsonForms::object),
                lines("NDJSON arrays", (w, t) -> array(w, t, ",")),
                JsonForms::columns);
    }

    private static WellFormed.Form document(
            String form, long step, String head, String foot, WellFormed.Row row) {
        return (random, n) ->
                new WellFormed(
                        form,
                        FILE,
                        List.of(head),
                        WellFormed.rows(random, n, step, row),
                        ",\n",
                        foot,
                        true);
    }

    private static WellFormed.Form lines(String form, WellFormed.Row row) {
        return WellFormed.lines(form, "btc.ndjson", HOUR, "", row);
    }

    private static String array(FormBars w, int t, String separator) {
        return "[" + w.times()[t] + separator + w.ohlcv(t, CENTS, separator) + "]";
    }

    private static String object(FormBars w, int t) {
        List<String> p = w.four(t, CENTS);
        return "{\"time\":%d,\"open\":%s,\"high\":%s,\"low\":%s,\"close\":%s,\"volume\":%d}"
                .formatted(w.times()[t], p.get(0), p.get(1), p.get(2), p.get(3), w.volumes()[t]);
    }

    private static String keyed(FormBars w, int t) {
        List<String> p = w.four(t, CENTS);
        return ("\"%s\":{\"1. open\":\"%s\",\"2. high\":\"%s\",\"3. low\":\"%s\","
                        + "\"4. close\":\"%s\",\"5. volume\":\"%d\"}")
                .formatted(
                        w.stamp(t, "yyyy-MM-dd"),
                        p.get(0),
                        p.get(1),
                        p.get(2),
                        p.get(3),
                        w.volumes()[t]);
    }

    private static String kraken(FormBars w, int t) {
        return "[%d,\"%s\",\"%s\",\"%d\",7]"
                .formatted(
                        w.times()[t] / 1000, w.ohlc(t, "\",\""), w.prices()[t][3], w.volumes()[t]);
    }

    private static WellFormed columns(Random random, int n) {
        FormBars bars = FormBars.of(random, n, HOUR);
        List<String> columns = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
            List<String> values = new ArrayList<>();
            for (int t = 0; t < n; t++) {
                values.add(
                        k == 0
                                ? String.valueOf(bars.times()[t])
                                : k == 5
                                        ? String.valueOf(bars.volumes()[t])
                                        : bars.four(t, CENTS).get(k - 1));
            }
            columns.add("\"" + "tohlcv".charAt(k) + "\":[" + String.join(",", values) + "]");
        }
        return new WellFormed("Columns", FILE, List.of("{"), columns, ",\n", "}", true);
    }
}
