package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The one way in which documents become text and text is read: strict JSON, indented by two
/// spaces, members in the order of their record or map.
///
/// A number that is not finite and a value that is not there are `null`; a whole number has no
/// decimal point, any other is the shortest that reads back to the same bits; times are ISO-8601 in
/// UTC. A document that may lack a member leaves it out where its record says so. The same document
/// is the same bytes, whoever writes it.
public final class Documents {
    /// The form of all documents. It grows when a member is renamed, goes away or means something
    /// else; more members do not change it.
    public static final int SCHEMA_VERSION = 1;

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
                    .addModule(DocumentForms.module())
                    .defaultPrettyPrinter(DocumentForms.printer())
                    .build();

    static {
        MAPPER.getFactory().setCharacterEscapes(new DocumentEscapes());
    }

    private Documents() {}

    /// The text of a document: a record of this package, a map, a collection or a plain value. What
    /// is none of these is its `toString`.
    public static String text(Object document) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "a document of plain values can always be written", impossible);
        }
    }

    /// The text of a document without a blank or a line end, as it is stored.
    public static String compact(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "a document of plain values can always be written", impossible);
        }
    }

    /// A new object, to be filled.
    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// What `text` holds.
    static JsonNode parsed(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /// What `text` holds.
    ///
    /// @throws IllegalArgumentException if it is no JSON
    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("a document must be JSON, was " + text, broken);
        }
    }
}
