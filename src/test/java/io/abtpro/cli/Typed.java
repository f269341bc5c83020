package io.abtpro.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.abtpro.store.h2.H2Workspace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/// What came of words typed at the command line, over a workspace of its own.
///
/// @param code the exit code
/// @param out, err what was written to standard output and standard error
public record Typed(int code, String out, String err) {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public static Typed at(Path home, String... words) {
        return at(home, new Engine() {}, words);
    }

    static Typed at(Path home, Engine engine, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
                WorkbenchCommand.run(
                        Stream.concat(Stream.of("--home", home.toString()), Arrays.stream(words))
                                .toArray(String[]::new),
                        H2Workspace::open,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        engine);
        return new Typed(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// The one document on standard output.
    public JsonNode json() {
        return json(out);
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException noDocument) {
            throw new UncheckedIOException(noDocument);
        }
    }
}
