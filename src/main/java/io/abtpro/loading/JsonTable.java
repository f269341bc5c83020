package io.abtpro.loading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// JSON of any exchange as a [Table]: finds the largest list of records in it.
final class JsonTable {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private JsonTable() {}

    static boolean looksLikeJson(byte[] text) {
        int i = 0;
        while (i < text.length && text[i] <= ' ' && text[i] >= 0) {
            i++;
        }
        return i < text.length && (text[i] == '{' || text[i] == '[');
    }

    static Table of(byte[] text) {
        JsonNode root;
        try {
            root = isLines(text) ? lines(text) : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Refusal("is no valid JSON: %s (line %d); fetch it again"
                    .formatted(e.getOriginalMessage(), e.getLocation() == null ? 0 : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new Refusal("is no valid JSON: " + e.getMessage());
        }
        String title = title(root);
        return rewrite(records(withQuote(root)), title);
    }

    /// One object a line, the form called NDJSON.
    private static boolean isLines(byte[] text) {
        for (int i = 0; i + 1 < text.length; i++) {
            if (text[i] == '\n' || text[i] == '\r') {
                int before = i - 1;
                int after = i + 1;
                while (after < text.length && text[after] <= ' ') {
                    after++;
                }
                return before >= 0 && after < text.length && text[0] == text[after]
                        && text[before] == (text[0] == '{' ? '}' : ']');
            }
        }
        return false;
    }

    private static JsonNode lines(byte[] text) throws IOException {
        var array = MAPPER.createArrayNode();
        try (var values = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            while (values.hasNext()) {
                array.add(values.next());
            }
        }
        return array;
    }

    /// Yahoo's chart answer as one object of columns (its stamps stand two levels above its prices), else `root`.
    private static JsonNode withQuote(JsonNode root) {
        JsonNode stamps = root.at("/chart/result/0/timestamp");
        JsonNode quote = root.at("/chart/result/0/indicators/quote/0");
        if (!stamps.isArray() || !quote.isObject()) {
            return root;
        }
        var columns = MAPPER.createObjectNode();
        columns.set("timestamp", stamps);
        quote.properties().forEach(column -> columns.set(column.getKey(), column.getValue()));
        return columns;
    }

    private static String title(JsonNode root) {
        for (String key : List.of("symbol", "ticker", "name", "pair", "s")) {
            if (root.path(key).isTextual()) {
                return root.path(key).asText();
            }
        }
        JsonNode meta = root.path("Meta Data").path("2. Symbol");
        return meta.isTextual() ? meta.asText() : root.at("/chart/result/0/meta/symbol").asText("");
    }

    /// The records, breadth first: the first list of arrays or objects, object of columns, or object keyed by time.
    private static JsonNode records(JsonNode root) {
        ArrayDeque<JsonNode> queue = new ArrayDeque<>();
        queue.add(root);
        while (!queue.isEmpty()) {
            JsonNode node = queue.poll();
            if (isRecords(node)) {
                return node;
            }
            node.forEach(queue::add);
        }
        throw new Refusal("the JSON has no list of bars: missing are time, open, high, low and close");
    }

    private static boolean isRecords(JsonNode node) {
        if (node.isArray()) {
            return !node.isEmpty()
                    && (node.get(0).isArray() && node.get(0).size() >= 3 && node.get(0).get(0).isValueNode()
                            || node.get(0).isObject() && scalars(node.get(0)) >= 3);
        }
        return node.isObject() && (isColumns(node) || isKeyedByTime(node));
    }

    private static int scalars(JsonNode object) {
        int count = 0;
        for (JsonNode value : object) {
            count += value.isValueNode() ? 1 : 0;
        }
        return count;
    }

    private static boolean isColumns(JsonNode node) {
        int columns = 0;
        int roles = 0;
        for (var field : node.properties()) {
            JsonNode value = field.getValue();
            boolean column = value.isContainerNode() && !value.isEmpty() && value.iterator().next().isValueNode();
            columns += column ? 1 : 0;
            roles += column && HeaderWords.role(field.getKey()) != Role.OTHER ? 1 : 0;
        }
        return columns >= 3 && roles >= 3;
    }

    private static boolean isKeyedByTime(JsonNode node) {
        if (node.isEmpty() || HeaderWords.role(node.fieldNames().next()) != Role.OTHER) {
            return false;
        }
        JsonNode first = node.iterator().next();
        return first.isObject() && scalars(first) >= 4
                && StampParser.kindOf(node.fieldNames().next()) != StampParser.Kind.NONE;
    }

    private static Table rewrite(JsonNode records, String title) {
        StringBuilder out = new StringBuilder();
        if (records.isArray()) {
            return records.get(0).isArray() ? arrays(records, title, out) : objects(records, title, out);
        }
        return isColumns(records) ? columns(records, title, out) : keyed(records, title, out);
    }

    private static Table arrays(JsonNode records, String title, StringBuilder out) {
        for (JsonNode row : records) {
            for (int i = 0; i < row.size(); i++) {
                append(out, i, row.get(i));
            }
            out.append('\n');
        }
        return Table.rewritten(Table.Form.JSON, out.toString(), List.of(), title);
    }

    private static Table objects(JsonNode records, String title, StringBuilder out) {
        List<String> header = keys(records);
        for (JsonNode row : records) {
            for (int i = 0; i < header.size(); i++) {
                append(out, i, row.path(header.get(i)));
            }
            out.append('\n');
        }
        return Table.rewritten(Table.Form.JSON, out.toString(), header, title);
    }

    private static List<String> keys(JsonNode records) {
        Set<String> keys = new LinkedHashSet<>();
        int seen = 0;
        for (JsonNode row : records) {
            row.fieldNames().forEachRemaining(keys::add);
            if (++seen == 1000) {
                break;
            }
        }
        return List.copyOf(keys);
    }

    private static Table keyed(JsonNode records, String title, StringBuilder out) {
        List<String> header = new ArrayList<>(keys(records));
        for (var field : records.properties()) {
            out.append(field.getKey());
            for (String key : header) {
                append(out, 1, field.getValue().path(key));
            }
            out.append('\n');
        }
        header.addFirst("timestamp");
        return Table.rewritten(Table.Form.JSON, out.toString(), header, title);
    }

    private static Table columns(JsonNode node, String title, StringBuilder out) {
        List<String> header = new ArrayList<>();
        List<List<JsonNode>> columns = new ArrayList<>();
        List<String> index = new ArrayList<>();
        for (var field : node.properties()) {
            if (field.getValue().isContainerNode()) {
                header.add(field.getKey());
                List<JsonNode> column = new ArrayList<>();
                field.getValue().forEach(column::add);
                columns.add(column);
                if (index.isEmpty()) {
                    field.getValue().fieldNames().forEachRemaining(index::add);
                }
            }
        }
        boolean hasTime = header.stream().anyMatch(name -> HeaderWords.role(name).isTime());
        for (int row = 0; row < columns.getFirst().size(); row++) {
            if (!hasTime && row < index.size()) {
                out.append(index.get(row)).append(Table.UNIT);
            }
            for (int i = 0; i < columns.size(); i++) {
                if (i > 0) {
                    out.append(Table.UNIT);
                }
                out.append(row < columns.get(i).size() ? text(columns.get(i).get(row)) : "");
            }
            out.append('\n');
        }
        if (!hasTime && !index.isEmpty()) {
            header.addFirst("timestamp");
        }
        return Table.rewritten(Table.Form.JSON, out.toString(), header, title);
    }

    private static void append(StringBuilder out, int i, JsonNode value) {
        if (i > 0) {
            out.append(Table.UNIT);
        }
        out.append(text(value));
    }

    private static String text(JsonNode value) {
        if (value.isBigDecimal()) {
            return value.decimalValue().toPlainString();
        }
        return value.isContainerNode() ? "" : value.asText().replaceAll("[\\n\\r\\u001f\"]", " ");
    }
}
