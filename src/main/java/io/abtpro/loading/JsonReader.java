package io.abtpro.loading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads text as [Json]. No number is computed here, so none can be too large.
final class JsonReader {
    private static final int DEEPEST = 50;
    private static final int LONGEST_NUMBER = 100_000;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxNumberLength(LONGEST_NUMBER)
                                    .build())
                    .build();
    private static final Json NOTHING = new Json.Nothing();
    private static final int SHARED = 4096;

    /// Values met lately, by their hash: what packs well repeats itself, and then takes its room
    /// once.
    private final Json.@Nullable Scalar[] shared = new Json.Scalar[SHARED];

    JsonReader() {}

    /// Every value of `text`, one after the other.
    ///
    /// @throws Refusal with the place of what is no JSON
    static List<Json> values(byte[] text) {
        return new JsonReader().values(text, 0, text.length, false);
    }

    /// Every value of one line.
    ///
    /// @throws Refusal with what is wrong, without a place
    List<Json> line(byte[] text, int from, int to) {
        return values(text, from, to, true);
    }

    private List<Json> values(byte[] text, int from, int to, boolean line) {
        List<Json> values = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(text, from, to - from)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                values.add(value(parser, token));
            }
            return values;
        } catch (StreamConstraintsException e) {
            throw new Refusal(
                    "the JSON is nested deeper than "
                            + DEEPEST
                            + " levels or has a value of endless length; no"
                            + " list of bars is like that",
                    e);
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    "is no valid JSON"
                            + (values.isEmpty() ? "" : " after its first value")
                            + ": "
                            + plain(e.getOriginalMessage())
                            + (line ? "" : place(e) + "; fetch it again"),
                    e);
        } catch (IOException e) {
            throw new Refusal("is no valid JSON: " + e.getMessage(), e);
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    /// The parser's message without the parts that speak of its own settings and sources.
    private static String plain(String message) {
        String line =
                message.lines()
                        .findFirst()
                        .orElse("")
                        .replaceAll("\\(start marker at .*|\\[Source.*", "")
                        .strip();
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }

    private Json value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> scalar(parser, true);
            case VALUE_NULL -> NOTHING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    scalar(parser, false);
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IOException("'" + parser.getText() + "' stands where a value should");
        };
    }

    private Json scalar(JsonParser parser, boolean quoted) throws IOException {
        char[] text = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int length = parser.getTextLength();
        int hash = quoted ? 1 : 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + text[i];
        }
        int slot = (hash ^ hash >>> 15) & SHARED - 1;
        Json.Scalar before = shared[slot];
        if (before != null
                && before.quoted() == quoted
                && isText(before.text(), text, from, length)) {
            return before;
        }
        Json.Scalar scalar = new Json.Scalar(new String(text, from, length), quoted);
        shared[slot] = scalar;
        return scalar;
    }

    private static boolean isText(String known, char[] text, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    private Json object(JsonParser parser) throws IOException {
        List<String> keys = new ArrayList<>(8);
        List<Json> values = new ArrayList<>(8);
        for (JsonToken token = parser.nextToken();
                token == JsonToken.FIELD_NAME;
                token = parser.nextToken()) {
            keys.add(parser.currentName());
            values.add(value(parser, parser.nextToken()));
        }
        return new Json.Fields(keys, values);
    }

    private Json array(JsonParser parser) throws IOException {
        List<Json> values = new ArrayList<>(8);
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            values.add(value(parser, token));
        }
        return new Json.Items(values);
    }
}
