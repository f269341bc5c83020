package io.abtpro.loading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A list of records somewhere in a JSON document.
///
/// @param records the list, the object keyed by time, or the object of columns
/// @param path the keys that lead to it
/// @param name the instrument, where the document tells it
record RecordList(Json records, List<String> path, String name) {
    private static final int LOOKED_AT = 100;
    private static final List<String> SYMBOL_KEYS =
            List.of("symbol", "ticker", "name", "pair", "s");

    /// Answers whose "s" is no symbol but how the request went.
    private static final Set<String> STATES = Set.of("ok", "error", "no_data");

    RecordList {
        path = List.copyOf(path);
    }

    /// Every list of records, those nearest to the root first; what stands inside a record is not
    /// looked at.
    static List<RecordList> findAll(Json root, KnownVendors vendors) {
        List<RecordList> found = new ArrayList<>();
        ArrayDeque<RecordList> queue = new ArrayDeque<>();
        queue.add(new RecordList(root, List.of(), title(root, vendors)));
        while (!queue.isEmpty()) {
            RecordList at = queue.poll();
            Json node = vendors.joined(at.records);
            if (isRecords(node, vendors)) {
                found.add(new RecordList(node, at.path, at.name));
                continue;
            }
            List<Json> children = node.children();
            for (int i = 0; i < children.size(); i++) {
                if (children.get(i).isContainer()) {
                    List<String> path = new ArrayList<>(at.path);
                    path.add(
                            node instanceof Json.Fields fields
                                    ? fields.keys().get(i)
                                    : String.valueOf(i));
                    String title = title(children.get(i), vendors);
                    queue.add(
                            new RecordList(
                                    children.get(i), path, title.isEmpty() ? at.name : title));
                }
            }
        }
        return found;
    }

    private static String title(Json node, KnownVendors vendors) {
        for (String key : SYMBOL_KEYS) {
            if (!node.text(key).isEmpty()
                    && !STATES.contains(node.text(key).toLowerCase(Locale.ROOT))) {
                return node.text(key);
            }
        }
        return vendors.symbol(node);
    }

    /// The lists with names that tell them apart: their own title, else the key at which their
    /// paths part.
    static List<RecordList> named(List<RecordList> lists) {
        boolean titled =
                lists.stream()
                                .map(RecordList::name)
                                .filter(name -> !name.isEmpty())
                                .distinct()
                                .count()
                        == lists.size();
        if (titled) {
            return lists;
        }
        int part = 0;
        List<String> first = lists.getFirst().path;
        while (part < first.size() && sameAt(lists, part)) {
            part++;
        }
        int at = part;
        return lists.stream()
                .map(
                        list ->
                                new RecordList(
                                        list.records,
                                        list.path,
                                        at < list.path.size()
                                                        && !list.path.get(at).matches("\\d{1,9}")
                                                ? list.path.get(at)
                                                : ""))
                .toList();
    }

    private static boolean sameAt(List<RecordList> lists, int at) {
        String step = lists.getFirst().path.get(at);
        return lists.stream()
                .allMatch(list -> at < list.path.size() && list.path.get(at).equals(step));
    }

    /// The path in words.
    String place() {
        return path.isEmpty()
                ? "the document"
                : String.join(" / ", path.stream().limit(5).toList());
    }

    /// How many rows stand in it.
    long size(KnownVendors vendors) {
        return isColumns(records, vendors)
                ? records.children().stream()
                        .filter(Json::isContainer)
                        .mapToInt(column -> column.children().size())
                        .max()
                        .orElse(0)
                : records.children().size();
    }

    /// True where time, open, high, low and close are there, or a trade's price.
    boolean holdsBars(KnownVendors vendors) {
        try {
            Table table = JsonRows.table(this, vendors);
            new LayoutFinder(table, table.sample(LOOKED_AT), "", vendors).find();
            return true;
        } catch (Refusal noBars) {
            return false;
        }
    }

    static boolean isRecords(Json node, KnownVendors vendors) {
        return switch (node) {
            case Json.Items items -> isRows(items);
            case Json.Fields fields -> isColumns(fields, vendors) || isKeyedByTime(fields);
            case Json.Scalar _, Json.Nothing _ -> false;
        };
    }

    /// True where most of the first values are rows.
    static boolean isRows(Json.Items items) {
        List<Json> first = items.values().subList(0, Math.min(LOOKED_AT, items.values().size()));
        return first.stream().filter(RecordList::isRow).count() * 2 > first.size();
    }

    static boolean isRow(Json node) {
        return switch (node) {
            case Json.Items items ->
                    items.values().size() >= 3 && !items.values().getFirst().isContainer();
            case Json.Fields fields -> scalars(fields) >= 3 && !isKeyedByTime(fields);
            case Json.Scalar _, Json.Nothing _ -> false;
        };
    }

    private static int scalars(Json node) {
        int count = 0;
        for (Json value : node.children()) {
            count += value.isContainer() ? 0 : 1;
        }
        return count;
    }

    static boolean isColumns(Json node, KnownVendors vendors) {
        int columns = 0;
        int roles = 0;
        if (node instanceof Json.Fields fields && fields.keys().size() <= 2000) {
            for (int i = 0; i < fields.keys().size(); i++) {
                if (isColumn(fields.values().get(i))) {
                    columns++;
                    roles += vendors.role(fields.keys().get(i)) != Role.OTHER ? 1 : 0;
                }
            }
        }
        return columns >= 3 && roles >= 3;
    }

    /// True for a list of scalars, or scalars under an index, as pandas writes them.
    static boolean isColumn(Json node) {
        return !node.children().isEmpty() && !node.children().getFirst().isContainer();
    }

    static boolean isKeyedByTime(Json.Fields fields) {
        int looked = Math.min(LOOKED_AT, fields.keys().size());
        int rows = 0;
        for (int i = 0; i < looked; i++) {
            Json value = fields.values().get(i);
            rows +=
                    value instanceof Json.Fields
                                    && scalars(value) >= 4
                                    && StampParser.kindOf(fields.keys().get(i))
                                            != StampParser.Kind.NONE
                            ? 1
                            : 0;
        }
        return rows > 0 && rows * 2 > looked;
    }
}
