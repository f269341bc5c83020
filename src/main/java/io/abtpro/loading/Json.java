package io.abtpro.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A JSON value as it was written: numbers keep their digits, objects keep keys that stand twice.
sealed interface Json {
    /// A text, a number, true or false.
    record Scalar(String text, boolean quoted) implements Json {}

    /// JSON's null.
    record Nothing() implements Json {}

    record Items(List<Json> values) implements Json {}

    record Fields(List<String> keys, List<Json> values) implements Json {
        /// The first value under `key`.
        Optional<Json> find(String key) {
            int at = keys.indexOf(key);
            return at < 0 ? Optional.empty() : Optional.of(values.get(at));
        }

        /// This object with one more key before all others.
        Fields withFirst(String key, Json value) {
            List<String> allKeys = new ArrayList<>(keys);
            List<Json> allValues = new ArrayList<>(values);
            allKeys.addFirst(key);
            allValues.addFirst(value);
            return new Fields(allKeys, allValues);
        }
    }

    /// The values of a list or object; none of a scalar.
    default List<Json> children() {
        return switch (this) {
            case Items items -> items.values();
            case Fields fields -> fields.values();
            case Scalar _, Nothing _ -> List.of();
        };
    }

    default boolean isContainer() {
        return this instanceof Items || this instanceof Fields;
    }

    /// The text under `key` of an object; empty where there is none.
    default String text(String key) {
        return this instanceof Fields fields
                        && fields.find(key).orElse(this) instanceof Scalar scalar
                        && scalar.quoted()
                ? scalar.text()
                : "";
    }

    /// What stands under the keys and places of `path`, such as "chart", "result", "0".
    default Optional<Json> at(String... path) {
        Optional<Json> node = Optional.of(this);
        for (String step : path) {
            node =
                    node.flatMap(
                            n ->
                                    switch (n) {
                                        case Fields fields -> fields.find(step);
                                        case Items items
                                                when step.equals("0")
                                                        && !items.values().isEmpty() ->
                                                Optional.of(items.values().getFirst());
                                        case Items _, Scalar _, Nothing _ -> Optional.empty();
                                    });
        }
        return node;
    }

    /// Compact JSON on one line, cut after about `most` characters.
    static String shown(Json node, int most) {
        StringBuilder out = new StringBuilder();
        show(node, out, most);
        return out.toString();
    }

    private static void show(Json node, StringBuilder out, int most) {
        switch (node) {
            case Scalar scalar ->
                    out.append(scalar.quoted() ? "\"" + scalar.text() + "\"" : scalar.text());
            case Nothing _ -> out.append("null");
            case Items items -> list(List.of(), items.values(), out, most);
            case Fields fields -> list(fields.keys(), fields.values(), out, most);
        }
    }

    private static void list(List<String> keys, List<Json> values, StringBuilder out, int most) {
        boolean object = !keys.isEmpty();
        out.append(object ? '{' : '[');
        for (int i = 0; i < values.size(); i++) {
            if (out.length() > most) {
                out.append("...");
                break;
            }
            out.append(i > 0 ? "," : "").append(object ? "\"" + keys.get(i) + "\":" : "");
            show(values.get(i), out, most);
        }
        out.append(object ? '}' : ']');
    }
}
