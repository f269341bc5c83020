package io.abtpro.report;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.failures.RefusedException;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One object of a document, read field by field: a field that is missing, of another type or
/// unknown is refused by name, with its value.
final class StrictJson {
    private final JsonNode node;
    private final String path;
    private final String schema;
    private final Set<String> read = new HashSet<>();

    private StrictJson(JsonNode node, String path, String schema) {
        this.node = node;
        this.path = path;
        this.schema = schema;
        if (!node.isObject()) {
            throw new RefusedException(
                    "%s must be an object, was %s"
                            .formatted(path.isEmpty() ? "the document" : path, brief(node)));
        }
    }

    static StrictJson of(JsonNode node, String schema) {
        return new StrictJson(node, "", schema);
    }

    private String place(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String brief(JsonNode value) {
        String text = value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }

    private JsonNode field(String name) {
        read.add(name);
        JsonNode value = node.get(name);
        if (value == null) {
            throw new RefusedException(place(name) + " is missing");
        }
        return value;
    }

    private IllegalArgumentException refused(String name, String rule, JsonNode value) {
        return new RefusedException(
                "%s must be %s, was %s".formatted(place(name), rule, brief(value)));
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        JsonNode value = field(name);
        if (!value.isTextual()) {
            throw refused(name, "text", value);
        }
        return value.textValue();
    }

    /// Text of at least one character.
    String word(String name) {
        String text = text(name);
        if (text.isBlank()) {
            throw refused(name, "text that is not empty", field(name));
        }
        return text;
    }

    /// Text that `meaning` understands.
    <T> T text(String name, String rule, java.util.function.Function<String, T> meaning) {
        try {
            return meaning.apply(text(name));
        } catch (java.time.DateTimeException | IllegalArgumentException unknown) {
            if (!field(name).isTextual()) {
                throw unknown;
            }
            throw new RefusedException(
                    "%s must be %s, was %s".formatted(place(name), rule, brief(field(name))),
                    unknown);
        }
    }

    void constant(String name, String only) {
        if (!text(name).equals(only)) {
            throw refused(name, "\"" + only + "\"", field(name));
        }
    }

    double number(String name) {
        JsonNode value = field(name);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw refused(name, "a number", value);
        }
        return value.doubleValue();
    }

    /// NaN for null.
    double numberOrNull(String name) {
        return field(name).isNull() ? Double.NaN : number(name);
    }

    /// NaN for null, and where the field is missing.
    double numberIfAny(String name) {
        return has(name) ? numberOrNull(name) : Double.NaN;
    }

    double probability(String name) {
        double value = numberOrNull(name);
        if (value < 0 || value > 1) {
            throw refused(name, "in [0, 1] or null", field(name));
        }
        return value;
    }

    long whole(String name) {
        JsonNode value = field(name);
        if (!value.isNumber() || !value.canConvertToExactIntegral() || !value.canConvertToLong()) {
            throw refused(name, "a whole number", value);
        }
        return value.longValue();
    }

    int whole(String name, int least) {
        long value = whole(name);
        if (value < least || value > Integer.MAX_VALUE) {
            throw refused(name, "a whole number of at least " + least, field(name));
        }
        return (int) value;
    }

    boolean truth(String name) {
        JsonNode value = field(name);
        if (!value.isBoolean()) {
            throw refused(name, "true or false", value);
        }
        return value.booleanValue();
    }

    Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException wrong) {
            throw new RefusedException(
                    "%s must be a time such as 2024-01-02T00:00:00Z, was %s"
                            .formatted(place(name), brief(field(name))),
                    wrong);
        }
    }

    Optional<Instant> timeOrNull(String name) {
        return field(name).isNull() ? Optional.empty() : Optional.of(time(name));
    }

    String sha256(String name) {
        String text = text(name);
        if (!text.matches("[0-9a-f]{64}")) {
            throw refused(name, "64 digits of a SHA-256", field(name));
        }
        return text;
    }

    StrictJson object(String name) {
        return new StrictJson(field(name), place(name), schema);
    }

    List<StrictJson> objects(String name) {
        JsonNode value = field(name);
        if (!value.isArray()) {
            throw refused(name, "a list", value);
        }
        List<StrictJson> objects = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            objects.add(new StrictJson(value.get(i), "%s[%d]".formatted(place(name), i), schema));
        }
        return objects;
    }

    /// All names, in order, for objects whose names are the user's.
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// @throws IllegalArgumentException if there is a field that was not asked for
    void end() {
        for (String name : names()) {
            if (!read.contains(name)) {
                throw new RefusedException(
                        "%s is no field of %s, was %s"
                                .formatted(place(name), schema, brief(node.get(name))));
            }
        }
    }
}
