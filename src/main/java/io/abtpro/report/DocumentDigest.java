package io.abtpro.report;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.math.Sha256;

import java.util.TreeMap;

/// The SHA-256 of what a JSON document says: names in order, without white space, numbers as
/// themselves, so that laying it out anew changes nothing. Its own digest is left out, and the
/// moment of the export, so that the same tuning has the same digest whenever it is done. It shows
/// that a document was changed, not by whom: whoever changes it on purpose can write a new one.
final class DocumentDigest {
    static final String FIELD = "documentSha256";
    private static final String MOMENT = "exportedAt";

    private DocumentDigest() {}

    static String of(JsonNode document) {
        var text = new StringBuilder();
        write(document, text, true);
        return Sha256.hex(text.toString());
    }

    private static void write(JsonNode node, StringBuilder text, boolean top) {
        if (node.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            node.properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
            if (top) {
                fields.remove(FIELD);
                fields.remove(MOMENT);
            }
            text.append('{');
            fields.forEach(
                    (name, value) -> {
                        quote(name, text);
                        text.append(':');
                        write(value, text, false);
                        text.append(',');
                    });
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            node.forEach(
                    item -> {
                        write(item, text, false);
                        text.append(',');
                    });
            text.append(']');
        } else if (node.isTextual()) {
            quote(node.textValue(), text);
        } else {
            text.append(node.isNumber() ? number(node) : node.asText());
        }
    }

    /// Its length first, so that no text can look like another structure.
    private static void quote(String value, StringBuilder text) {
        text.append(value.length()).append('"').append(value).append('"');
    }

    private static String number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.bigIntegerValue().toString();
        }
        double value = node.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
