package io.abtpro.loading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes records of JSON as the lines of a [Table]: one line a record, whatever it is.
final class JsonRows {
    static final int MOST_COLUMNS = 1000;
    private static final int SHOWN = 1000;
    private static final Pattern SHORT_EXPONENT = Pattern.compile("-?[\\d.]+[eE][+-]?\\d{1,2}");
    private final StringBuilder out = new StringBuilder();
    private final List<RowFailure> bad = new ArrayList<>();
    private long line;

    private final KnownVendors vendors;

    private JsonRows(KnownVendors vendors) {
        this.vendors = vendors;
    }

    static Table table(RecordList list, KnownVendors vendors) {
        return new JsonRows(vendors).rewrite(list.records(), list.name());
    }

    /// Records that stand on lines of their own.
    static Table ofLines(
            List<Json> rows, long[] lines, List<RowFailure> bad, KnownVendors vendors) {
        JsonRows to = new JsonRows(vendors);
        to.bad.addAll(bad);
        return to.list(rows, lines, "");
    }

    private Table rewrite(Json records, String title) {
        return switch (records) {
            case Json.Items items -> list(items.values(), new long[0], title);
            case Json.Fields fields when RecordList.isColumns(fields, vendors) ->
                    columns(fields, title);
            case Json.Fields fields -> keyed(fields, title);
            case Json.Scalar _, Json.Nothing _ -> throw new Refusal("the JSON has no list of bars");
        };
    }

    private Table finished(List<String> header, long rows, String title) {
        return Table.rewritten(Table.Form.JSON, out.toString(), header, title)
                .with(new Aside(rows, 0, bad, List.of(), List.of()));
    }

    /// @param lines the line of each row; empty where rows are counted by themselves
    private Table list(List<Json> rows, long[] lines, String title) {
        long objects = rows.stream().limit(SHOWN).filter(Json.Fields.class::isInstance).count();
        boolean keyed = objects * 2 > Math.min(SHOWN, rows.size());
        List<String> header = keyed ? keys(rows) : List.of();
        long failedBefore = bad.size();
        for (int i = 0; i < rows.size(); i++) {
            while (lines.length > 0 && line + 1 < lines[i]) {
                endLine();
            }
            if (keyed) {
                object(rows.get(i), header);
            } else {
                array(rows.get(i));
            }
            endLine();
        }
        return finished(header, failedBefore + rows.size(), title);
    }

    private void endLine() {
        out.append('\n');
        line++;
    }

    private void array(Json row) {
        if (row instanceof Json.Items items && items.values().size() > 1) {
            checkColumns(items.values().size());
            for (int i = 0; i < items.values().size(); i++) {
                append(i, items.values().get(i));
            }
        } else {
            misfit(row);
        }
    }

    private void object(Json row, List<String> header) {
        if (!(row instanceof Json.Fields fields)) {
            misfit(row);
            return;
        }
        if (new HashSet<>(fields.keys()).size() < fields.keys().size()) {
            fail("has a key twice", row);
            return;
        }
        for (int i = 0; i < header.size(); i++) {
            int at =
                    i < fields.keys().size() && fields.keys().get(i).equals(header.get(i))
                            ? i
                            : fields.keys().indexOf(header.get(i));
            if (i > 0) {
                out.append(Table.UNIT);
            }
            if (at >= 0) {
                out.append(text(fields.values().get(at)));
            }
        }
    }

    /// What has another form than the rows around it is a bad row.
    private void misfit(Json row) {
        fail(
                "is "
                        + (row instanceof Json.Nothing ? "null" : "of another form")
                        + " where the others are rows",
                row);
    }

    private void fail(String rule, Json row) {
        bad.add(new RowFailure(line + 1, rule, Json.shown(row, SHOWN)));
    }

    private static void checkColumns(int columns) {
        if (columns > MOST_COLUMNS) {
            throw new Refusal(
                    "has %,d columns; no file of bars has more than %,d, give one that holds bars only"
                            .formatted(columns, MOST_COLUMNS));
        }
    }

    private static List<String> keys(List<Json> rows) {
        Set<String> keys = new LinkedHashSet<>();
        for (Json row : rows) {
            if (row instanceof Json.Fields fields) {
                keys.addAll(fields.keys());
                checkColumns(keys.size());
            }
        }
        return List.copyOf(keys);
    }

    private Table keyed(Json.Fields records, String title) {
        List<String> keys = keys(records.values());
        for (int i = 0; i < records.keys().size(); i++) {
            Json row = records.values().get(i);
            int start = out.length();
            out.append(plain(records.keys().get(i))).append(Table.UNIT);
            int failed = bad.size();
            object(row, keys);
            if (bad.size() > failed) {
                out.setLength(start);
            }
            endLine();
        }
        List<String> header = new ArrayList<>(keys);
        header.addFirst("timestamp");
        return finished(header, records.keys().size(), title);
    }

    private Table columns(Json.Fields node, String title) {
        int first = firstRole(node);
        int rows = node.values().get(first).children().size();
        List<String> header = new ArrayList<>();
        List<List<Json>> columns = new ArrayList<>();
        List<String> index = List.of();
        for (int i = 0; i < node.keys().size(); i++) {
            String key = node.keys().get(i);
            Json column = node.values().get(i);
            boolean role = vendors.role(key) != Role.OTHER;
            int size = column.children().size();
            if (!RecordList.isColumn(column) || size != rows && !role) {
                continue;
            }
            if (size != rows) {
                throw unequal(node.keys().get(first), rows, key, size);
            }
            if (header.contains(key)) {
                throw new Refusal(
                        "has the column '" + key + "' twice; give a file that has it once");
            }
            if (column instanceof Json.Fields indexed) {
                if (!index.isEmpty() && !index.equals(indexed.keys())) {
                    throw new Refusal(
                            "its column '"
                                    + key
                                    + "' has other keys than the columns before it, so its rows"
                                    + " cannot be told; write it again");
                }
                index = indexed.keys();
            }
            header.add(key);
            columns.add(column.children());
        }
        checkColumns(header.size());
        boolean hasTime = header.stream().anyMatch(name -> vendors.role(name).isTime());
        boolean indexed = !hasTime && !index.isEmpty();
        for (int row = 0; row < rows; row++) {
            if (indexed) {
                out.append(plain(index.get(row))).append(Table.UNIT);
            }
            for (int i = 0; i < columns.size(); i++) {
                append(i, columns.get(i).get(row));
            }
            endLine();
        }
        if (indexed) {
            header.addFirst("timestamp");
        }
        return finished(header, rows, title);
    }

    private int firstRole(Json.Fields node) {
        for (int i = 0; i < node.keys().size(); i++) {
            if (RecordList.isColumn(node.values().get(i))
                    && vendors.role(node.keys().get(i)) != Role.OTHER) {
                return i;
            }
        }
        throw new Refusal("the JSON has no list of bars");
    }

    private static Refusal unequal(String first, int firstSize, String second, int secondSize) {
        return new Refusal(
                "its columns have unequal lengths: '%s' has %,d values and '%s' has %,d; fetch it again"
                        .formatted(first, firstSize, second, secondSize));
    }

    private void append(int i, Json value) {
        if (i > 0) {
            out.append(Table.UNIT);
        }
        out.append(text(value));
    }

    /// A number with an exponent is written out where that is short: stamps are read by their
    /// digits.
    private static String text(Json value) {
        return switch (value) {
            case Json.Scalar scalar when scalar.quoted() -> plain(scalar.text());
            case Json.Scalar scalar when hasShortExponent(scalar.text()) ->
                    new BigDecimal(scalar.text()).toPlainString();
            case Json.Scalar scalar -> scalar.text();
            case Json.Nothing _, Json.Items _, Json.Fields _ -> "";
        };
    }

    private static boolean hasShortExponent(String number) {
        return number.length() < 40
                && (number.indexOf('e') >= 0 || number.indexOf('E') >= 0)
                && SHORT_EXPONENT.matcher(number).matches();
    }

    /// Without what would end a line or a field of the table.
    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == Table.UNIT) {
                return text.replace('\n', ' ').replace('\r', ' ').replace(Table.UNIT, ' ');
            }
        }
        return text;
    }
}
