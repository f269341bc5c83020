package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.scoring.OnnxModels;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One file of bars with a workspace of its own, and the command line over them.
///
/// @param folder of the files
/// @param home folder of the workspace within it
/// @param file the bars
/// @param other bars of another symbol, whole in every input
/// @param model one trained elsewhere, in every input
/// @param typed the options that were given, after their command
/// @param end the open of the first bar that the shortest of the inputs compared lacks
record CutInput(
        Path folder,
        String home,
        Path file,
        Path other,
        Path model,
        Set<String> typed,
        Instant end) {
    /// The file whole, up to bar `t`, and up to bar `t` with garbage after.
    static List<CutInput> of(
            BarSeries series, BarSeries other, int t, Path folder, Set<String> typed)
            throws IOException {
        Instant end = Instant.ofEpochMilli(series.knownAt(t));
        List<CutInput> inputs = new ArrayList<>();
        List<BarSeries> all =
                List.of(series, series.slice(0, t + 1), LookAheadAudit.poisoned(series, t));
        for (int i = 0; i < all.size(); i++) {
            Path own = Files.createDirectories(folder.resolve("cut-" + t + "-" + i));
            inputs.add(
                    new CutInput(
                            own,
                            "home",
                            write(all.get(i), own.resolve("bars.csv")),
                            write(other, own.resolve("other.csv")),
                            Files.write(own.resolve("model.onnx"), OnnxModels.ofRsi()),
                            typed,
                            end));
        }
        return inputs;
    }

    private static Path write(BarSeries series, Path file) throws IOException {
        var text = new StringBuilder("date,open,high,low,close,volume\n");
        for (int t = 0; t < series.size(); t++) {
            text.append(
                            LocalDate.ofInstant(
                                    Instant.ofEpochMilli(series.openTime(t)), ZoneOffset.UTC))
                    .append(',')
                    .append(series.open(t))
                    .append(',')
                    .append(series.high(t))
                    .append(',')
                    .append(series.low(t))
                    .append(',')
                    .append(series.close(t))
                    .append(',')
                    .append(series.volume(t))
                    .append('\n');
        }
        return Files.writeString(file, text);
    }

    /// The same file with a workspace that has seen nothing yet.
    CutInput fresh(String other) {
        return new CutInput(folder, other, file, this.other, model, typed, end);
    }

    /// The last day before the end, as an option takes it.
    String lastDay() {
        return LocalDate.ofInstant(end, ZoneOffset.UTC).minusDays(1).toString();
    }

    String bars() {
        return file.toString();
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    List<String> lines(String name) {
        try {
            return Files.readAllLines(path(name));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// The document that these words print.
    JsonNode json(String... words) {
        List<String> args = new ArrayList<>(List.of("--json"));
        args.addAll(List.of(words));
        note(words);
        var said = Typed.at(path(home), args.toArray(String[]::new));
        assertThat(said.code()).as("%s: %s", args, said.err()).isZero();
        return said.json();
    }

    private void note(String... words) {
        String command = words[0].equals("score") ? words[0] + " " + words[1] : words[0];
        for (String word : words) {
            if (word.startsWith("--")) {
                typed.add(command + " " + word);
            }
        }
    }

    /// The workspace, to be closed.
    Workspace workspace() {
        return H2Workspace.open(path(home));
    }
}
