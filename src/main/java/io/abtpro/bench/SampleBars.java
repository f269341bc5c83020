package io.abtpro.bench;

import io.abtpro.bars.BarSeries;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// The sample data that ships with the program, as series.
final class SampleBars {
    /// The files by name, in the order of the reports.
    static final Map<String, String> FILES = files();

    private SampleBars() {}

    private static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("S&P 500", "sp500-2000.csv");
        files.put("NDX", "ndx.csv");
        files.put("AAPL", "aapl.csv");
        files.put("BTC", "bitstamp_trades_from_20131125_usd.csv.gz");
        return Collections.unmodifiableMap(files);
    }

    /// @param sample one of the names
    /// @param folder where its file is unpacked
    static BarSeries load(String sample, Path folder) throws IOException {
        String name = Objects.requireNonNull(FILES.get(sample), sample);
        Path file = folder.resolve(name);
        try (InputStream resource =
                SampleBars.class.getResourceAsStream("/io/abtpro/sample-data/" + name)) {
            if (resource == null) {
                throw new IOException(
                        "sample " + sample + " is missing from the program; build it again");
            }
            Files.copy(resource, file);
            return Loader.load(file, LoadOptions.detect()).series();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// The first `most` bars, or all where there are fewer.
    static BarSeries atMost(BarSeries series, int most) {
        return series.size() <= most ? series : series.slice(0, most);
    }
}
