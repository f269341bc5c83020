package io.abtpro.jobs;

import io.abtpro.bars.QuoteCurrency;
import io.abtpro.loading.LoadOptions;
import io.abtpro.report.Figures;
import io.abtpro.store.Workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Imports the sample data that ships with the workbench: those datasets that are not there yet.
public record ImportSamples(Workspace workspace) implements Job<List<ImportFile.Imported>> {
    /// @param currency as the samples' own description says it; empty where it does not
    private record Sample(String file, String name, String symbol, String zone, String currency) {}

    private static final List<Sample> SAMPLES =
            List.of(
                    new Sample("sp500-2000.csv", "S&P 500", "SPX", "America/New_York", ""),
                    new Sample("aapl.csv", "Apple", "AAPL", "America/New_York", ""),
                    new Sample("ndx.csv", "Nasdaq-100", "NDX", "America/New_York", ""),
                    new Sample(
                            "bitstamp_trades_from_20131125_usd.csv.gz",
                            "BTC/USD Bitstamp",
                            "BTCUSD",
                            "UTC",
                            "USD"),
                    new Sample("eth-usd-5m.json", "ETH/USD BinanceUS", "ETHUSD", "UTC", "USD"));

    @Override
    public List<ImportFile.Imported> run(Progress progress) throws IOException {
        progress.about(JobAbout.of(JobAbout.Kind.IMPORT, ""));
        List<ImportFile.Imported> imported = new ArrayList<>();
        for (int i = 0; i < SAMPLES.size(); i++) {
            progress.throwIfCancelled();
            progress.report(i, SAMPLES.size(), "Import sample " + SAMPLES.get(i).name());
            if (workspace.datasets().find(SAMPLES.get(i).name()).isEmpty()) {
                imported.add(importSample(SAMPLES.get(i)));
            }
        }
        long bars = imported.stream().mapToLong(i -> i.dataset().bars()).sum();
        progress.made(
                JobOutcome.said(
                        "%s, %s"
                                .formatted(
                                        Figures.count(imported.size(), "dataset"),
                                        Figures.count(bars, "bar"))));
        progress.report(SAMPLES.size(), SAMPLES.size(), "Imported the samples");
        return imported;
    }

    /// Bad rows of a sample are known, few, and kept in the rejects file.
    private ImportFile.Imported importSample(Sample sample) throws IOException {
        Path folder = Files.createTempDirectory("abtpro-sample");
        Path file = folder.resolve(sample.file());
        try (InputStream resource =
                ImportSamples.class.getResourceAsStream(
                        "/io/abtpro/sample-data/" + sample.file())) {
            if (resource == null) {
                throw new IOException(
                        "sample " + sample.file() + " is missing from the program; build it again");
            }
            Files.copy(resource, file);
            var options = LoadOptions.detect().withZone(ZoneId.of(sample.zone()));
            return new ImportFile(
                            workspace,
                            file,
                            options,
                            Optional.of(sample.name()),
                            Optional.of(sample.symbol()),
                            Optional.empty(),
                            QuoteCurrency.parse(sample.currency()),
                            true)
                    .run(Progress.ignored());
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }
}
