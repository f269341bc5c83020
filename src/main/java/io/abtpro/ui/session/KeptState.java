package io.abtpro.ui.session;

import io.abtpro.files.PrivateFiles;
import io.abtpro.files.WholeFile;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What was asked for in the tabs when the window was last open, by name: research, ranges,
/// threshold and the like. What cannot be read is as if it had not been kept.
public final class KeptState {
    private static final String FILE = "asked.properties";

    private final Map<String, String> values = new TreeMap<>();
    private Consumer<Map<String, String>> keeper = _ -> {};

    /// What is kept under `name`; empty for nothing.
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// Keeps `value` under `name`.
    public void put(String name, String value) {
        if (!value.equals(values.put(name, value))) {
            keeper.accept(Map.copyOf(values));
        }
    }

    /// Takes what was kept in the workspace `folder`.
    ///
    /// @param changed is given all that is to be kept whenever some of it changes
    public void recall(Path folder, Consumer<Map<String, String>> changed) {
        var kept = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(FILE), StandardCharsets.UTF_8)) {
            kept.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            kept.clear();
        }
        kept.stringPropertyNames().forEach(name -> values.put(name, kept.getProperty(name)));
        keeper = changed;
    }

    /// Keeps `all` in the workspace `folder`. May be called on any thread.
    public static void write(Path folder, Map<String, String> all) throws IOException {
        var kept = new Properties();
        kept.putAll(all);
        Path file = folder.resolve(FILE);
        WholeFile.writeText(file, out -> kept.store(out, "What was asked for in the window"));
        PrivateFiles.close(file);
    }
}
