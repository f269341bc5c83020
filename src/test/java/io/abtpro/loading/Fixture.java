package io.abtpro.loading;

import io.abtpro.loading.LoadOptions.BarLabel;
import io.abtpro.loading.vendors.Loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Small files made row by row.
final class Fixture {
    static final String HEADER = "time,open,high,low,close,volume";

    private Fixture() {}

    /// `n` bars whose stamps are `stamp` of 0, 1, 2...
    static String bars(int n, IntFunction<String> stamp) {
        return bars(HEADER, n, stamp);
    }

    static String bars(String header, int n, IntFunction<String> stamp) {
        List<String> lines = new ArrayList<>(List.of(header));
        IntStream.range(0, n)
                .forEach(
                        i ->
                                lines.add(
                                        stamp.apply(i)
                                                + ",%d,%d,%d,%d,5"
                                                        .formatted(
                                                                100 + i % 7,
                                                                103 + i % 7,
                                                                98 + i % 7,
                                                                101 + i % 7)));
        return String.join("\n", lines) + "\n";
    }

    static Reading inspect(Path folder, String text, LoadOptions options) throws IOException {
        return Loader.inspect(Files.writeString(folder.resolve("prices.csv"), text), options);
    }

    static LoadedBars load(Path folder, String text) throws IOException {
        return load(folder, text, LoadOptions.detect());
    }

    static LoadedBars load(Path folder, String text, LoadOptions options) throws IOException {
        Reading reading = inspect(folder, text, options);
        return reading.loaded().orElseThrow(() -> new AssertionError(reading.problem()));
    }

    static LoadOptions zone(String zone) {
        return new LoadOptions(
                Optional.of(ZoneId.of(zone)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static LoadOptions label(BarLabel label) {
        return new LoadOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.of(label),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Instant time(LoadedBars loaded, int t) {
        return Instant.ofEpochMilli(loaded.series().openTime(t));
    }

    static Instant last(LoadedBars loaded) {
        return time(loaded, loaded.series().size() - 1);
    }

    static LocalDate day(LoadedBars loaded, int t) {
        return time(loaded, t).atZone(loaded.series().zone()).toLocalDate();
    }
}
