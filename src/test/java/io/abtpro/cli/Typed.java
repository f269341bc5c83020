package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.abtpro.bench.Bench;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Upkeep;
import io.abtpro.store.h2.H2Workspace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;

/// What came of words typed at the command line, over a workspace of its own.
///
/// @param code the exit code
/// @param out, err what was written to standard output and standard error
public record Typed(int code, String out, String err) {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /// What the program hands to its command line, with these workspaces.
    public static Services services(Function<Path, Workspace> workspaces) {
        return new Services(workspaces, new H2Upkeep(Clock.systemUTC()), Bench.inProcess());
    }

    public static Typed at(Path home, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
                WorkbenchCommand.run(
                        Stream.concat(Stream.of("--home", home.toString()), Arrays.stream(words))
                                .toArray(String[]::new),
                        services(H2Workspace::open),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Typed(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// As above; no exit code but 0 will do.
    public static Typed done(Path home, String... words) {
        Typed said = at(home, words);
        assertThat(said.code()).as(said.err()).isZero();
        return said;
    }

    /// A file of 620 made-up days in `folder`.
    public static Path madeDays(Path folder) {
        Path file = folder.resolve("made.csv");
        done(
                folder.resolve("ws"),
                "generate",
                "--bars",
                "620",
                "--seed",
                "3",
                "--timeframe",
                "1d",
                "--out",
                file.toString());
        return file;
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
