package io.abtpro.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// JSON of any exchange as a [Table]: finds the lists of bars in it.
final class JsonTable {
    private static final int LINES_TRIED = 200;
    private static final int MOST_LISTS = 2000;

    private JsonTable() {}

    static boolean looksLikeJson(byte[] text) {
        int i = 0;
        while (i < text.length && text[i] <= ' ' && text[i] >= 0) {
            i++;
        }
        return i < text.length && (text[i] == '{' || text[i] == '[' || isLines(text));
    }

    /// @param symbol which instrument is wanted, where the text holds several
    static Table of(byte[] text, Optional<String> symbol, KnownVendors vendors) {
        if (isLines(text)) {
            return lines(text, vendors);
        }
        List<Json> roots = JsonReader.values(text);
        Json root = roots.size() == 1 ? roots.getFirst() : joined(roots);
        List<RecordList> lists = RecordList.findAll(root, vendors);
        if (lists.isEmpty()) {
            throw new Refusal(
                    "the JSON has no list of bars: missing are time, open, high, low and close");
        }
        return choose(lists, symbol, vendors);
    }

    /// Several values one after the other: rows, or lists of rows of one form, make one list.
    private static Json joined(List<Json> roots) {
        List<Json> rows = new ArrayList<>();
        for (Json root : roots) {
            if (!(root instanceof Json.Items items) || !RecordList.isRows(items)) {
                return new Json.Items(roots);
            }
            rows.addAll(items.values());
        }
        return new Json.Items(rows);
    }

    private static Table choose(
            List<RecordList> lists, Optional<String> symbol, KnownVendors vendors) {
        if (lists.size() == 1) {
            return JsonRows.table(lists.getFirst(), vendors);
        }
        if (lists.size() > MOST_LISTS) {
            throw new Refusal(
                    "the JSON holds more than %,d lists of records; give a file with one"
                            .formatted(MOST_LISTS));
        }
        List<RecordList> bars = lists.stream().filter(list -> list.holdsBars(vendors)).toList();
        if (bars.isEmpty()) {
            return JsonRows.table(lists.getFirst(), vendors);
        }
        List<RecordList> others = new ArrayList<>(lists);
        others.removeAll(bars);
        if (bars.size() == 1) {
            return leavingOut(
                    JsonRows.table(bars.getFirst(), vendors),
                    others,
                    List.of(),
                    List.of(),
                    vendors);
        }
        List<RecordList> named = RecordList.named(bars);
        List<String> names = named.stream().map(RecordList::name).toList();
        if (names.stream().distinct().count() < names.size() || names.contains("")) {
            throw new Refusal(
                    "the JSON holds "
                            + bars.size()
                            + " lists of bars that no name tells apart; give a file"
                            + " with one of them");
        }
        RecordList wanted = wanted(named, symbol, vendors);
        List<RecordList> rest =
                named.stream().filter(list -> !list.name().equals(wanted.name())).toList();
        return leavingOut(JsonRows.table(wanted, vendors), others, rest, names, vendors);
    }

    private static RecordList wanted(
            List<RecordList> lists, Optional<String> symbol, KnownVendors vendors) {
        List<String> names = lists.stream().map(RecordList::name).toList();
        Optional<RecordList> wanted =
                symbol.flatMap(
                        s ->
                                lists.stream()
                                        .filter(list -> list.name().equalsIgnoreCase(s))
                                        .findFirst());
        return wanted.orElseThrow(
                () ->
                        new Refusal.WhichSymbol(
                                "holds bars of "
                                        + lists.size()
                                        + " instruments: "
                                        + String.join(
                                                ", ",
                                                lists.stream()
                                                        .limit(10)
                                                        .map(
                                                                l ->
                                                                        l.name()
                                                                                + " ("
                                                                                + l.size(vendors)
                                                                                + " rows)")
                                                        .toList())
                                        + (lists.size() > 10 ? " and others" : "")
                                        + symbol.map(s -> ", and none is '" + s + "'").orElse(""),
                                names));
    }

    private static Table leavingOut(
            Table table,
            List<RecordList> noBars,
            List<RecordList> symbols,
            List<String> names,
            KnownVendors vendors) {
        var left = new Aside.Gathered();
        left.addAll(table.aside().leftOut());
        noBars.forEach(
                list ->
                        left.add(
                                "the records under '" + list.place() + "' are no bars",
                                0,
                                list.size(vendors)));
        symbols.forEach(list -> left.add("they are of " + list.name(), 0, list.size(vendors)));
        long more =
                Stream.concat(noBars.stream(), symbols.stream())
                        .mapToLong(list -> list.size(vendors))
                        .sum();
        Aside aside = table.aside();
        return table.with(new Aside(aside.rows() + more, 0, aside.bad(), left.all(), names));
    }

    /// True where most lines are a record of their own, the form called NDJSON.
    private static boolean isLines(byte[] text) {
        int lines = 0;
        int records = 0;
        JsonReader reader = new JsonReader();
        for (int from = 0;
                from < text.length && lines < LINES_TRIED;
                from = Lines.next(text, from)) {
            int to = Lines.end(text, from);
            if (!Lines.isBlank(text, from, to)) {
                lines++;
                records += isRecordLine(reader, text, from, to) ? 1 : 0;
            }
        }
        return records >= 2 && records * 2 > lines;
    }

    private static boolean isRecordLine(JsonReader reader, byte[] text, int from, int to) {
        int first = from;
        int last = to - 1;
        while (first < last && text[first] <= ' ' && text[first] >= 0) {
            first++;
        }
        while (last > first && text[last] <= ' ' && text[last] >= 0) {
            last--;
        }
        boolean closed =
                text[first] == '{' && text[last] == '}' || text[first] == '[' && text[last] == ']';
        if (!closed || last - first > 100_000) {
            return false;
        }
        try {
            List<Json> values = reader.line(text, from, to);
            return values.size() == 1 && RecordList.isRow(values.getFirst());
        } catch (Refusal noRecord) {
            return false;
        }
    }

    /// Each line by itself, so that a broken one is a bad row and no more.
    private static Table lines(byte[] text, KnownVendors vendors) {
        List<Json> rows = new ArrayList<>();
        List<RowFailure> bad = new ArrayList<>();
        JsonReader reader = new JsonReader();
        long[] lines = new long[1024];
        long line = 0;
        for (int from = 0; from < text.length; from = Lines.next(text, from)) {
            int to = Lines.end(text, from);
            line++;
            if (Lines.isBlank(text, from, to)) {
                continue;
            }
            try {
                List<Json> values = reader.line(text, from, to);
                if (values.size() == 1) {
                    lines =
                            rows.size() == lines.length
                                    ? java.util.Arrays.copyOf(lines, 2 * lines.length)
                                    : lines;
                    lines[rows.size()] = line;
                    rows.add(values.getFirst());
                } else {
                    bad.add(
                            new RowFailure(
                                    line,
                                    "has "
                                            + values.size()
                                            + " JSON values where the others have one",
                                    Lines.text(text, from, to)));
                }
            } catch (Refusal fault) {
                bad.add(
                        new RowFailure(
                                line,
                                String.valueOf(fault.getMessage()),
                                Lines.text(text, from, to)));
            }
        }
        return JsonRows.ofLines(rows, java.util.Arrays.copyOf(lines, rows.size()), bad, vendors);
    }
}
