package io.abtpro.strategies;

import io.abtpro.indicators.Columns;
import io.abtpro.indicators.Ta4jJson;
import io.abtpro.math.Sha256;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/// A strategy read from ta4j's serialised form: its own trades on the long side, one signal each.
///
/// @param id the path of its file, the same however that was written
/// @param version of its text: an edited file is another strategy to whoever counts trials or goes
///   on with a tuning
record Ta4jFileStrategy(String id, String version, Ta4jJson json) implements Strategy {
    private static final int VERSION_DIGITS = 16;

    /// What results of the first workbenches say in place of a version.
    private static final String UNVERSIONED = "ta4j";

    /// @throws IllegalArgumentException if ta4j cannot read the file
    static Ta4jFileStrategy read(Path file) throws IOException {
        String text = Files.readString(file);
        return new Ta4jFileStrategy(
                file.toRealPath().toString(), version(text), new Ta4jJson(text));
    }

    /// The first 16 digits of the text's SHA-256.
    private static String version(String text) {
        return Sha256.hex(text).substring(0, VERSION_DIGITS);
    }

    @Override
    public boolean isVersion(String kept) {
        return kept.equals(version) || kept.equals(UNVERSIONED);
    }

    @Override
    public String name() {
        return json.name();
    }

    @Override
    public String description() {
        return "Enters and leaves as the ta4j strategy in " + id + " does, long side only.";
    }

    @Override
    public ParameterSpace space() {
        return Parameters.space(List.of());
    }

    @Override
    public Signals signals(Columns columns, ParameterSet parameters) {
        Parameters.check(space(), parameters);
        Ta4jJson.Marks marks = json.run(columns.series());
        return new Signals(
                marks.entries(),
                marks.exits(),
                new BitSet(),
                new BitSet(),
                columns.series().size());
    }

    @Override
    public Protection protection(ParameterSet parameters) {
        return Parameters.protection(parameters);
    }
}
