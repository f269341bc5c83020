package io.abtpro.jobs;

import de.siegmar.fastcsv.writer.CsvWriter;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Finding;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.TradingYear;
import io.abtpro.files.Cells;
import io.abtpro.files.PrivateFiles;
import io.abtpro.files.WholeFile;
import io.abtpro.loading.LeftOut;
import io.abtpro.loading.LoadException;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.LoadedBars;
import io.abtpro.loading.Reading;
import io.abtpro.loading.RowFailure;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.report.Figures;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Datasets;
import io.abtpro.store.StoreException;
import io.abtpro.store.Workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Imports a file into the workspace: all of it, or nothing.
///
/// @param name how it is stored; from the file's name where empty
/// @param symbol the instrument; from the file where empty
/// @param calendar the class of calendar that decides how many bars make a year; told by the bars
///   where empty
/// @param currency what the prices are quoted in; empty where it is not known
/// @param skipBadRows store the good rows and write the bad ones, whole, to a rejects file in the
///   workspace
public record ImportFile(
        Workspace workspace,
        Path file,
        LoadOptions options,
        Optional<String> name,
        Optional<String> symbol,
        Optional<TradingYear.Kind> calendar,
        Optional<QuoteCurrency> currency,
        boolean skipBadRows)
        implements Job<ImportFile.Imported> {
    private static final int STEPS = 4;
    private static final int FAILURES_SHOWN = 10;

    /// The import with the calendar that the bars show, in a currency that is not known.
    public ImportFile(
            Workspace workspace,
            Path file,
            LoadOptions options,
            Optional<String> name,
            Optional<String> symbol,
            boolean skipBadRows) {
        this(
                workspace,
                file,
                options,
                name,
                symbol,
                Optional.empty(),
                Optional.empty(),
                skipBadRows);
    }

    /// @param rejects the rejects file, where rows were skipped
    /// @param decisions how the file was read
    /// @param millis how long it took
    /// @param rows how many rows the file has: bars (or trades), bad rows and those left out
    /// @param leftOut how many of them are no bars by their nature, such as a second header; the
    ///   notes name them
    public record Imported(
            DatasetRecord dataset,
            Optional<Path> rejects,
            List<String> notes,
            List<Reading.Decision> decisions,
            long millis,
            long rows,
            long leftOut) {
        /// An import of a file in which every row is a bar or bad.
        public Imported(
                DatasetRecord dataset, Optional<Path> rejects, List<String> notes, long millis) {
            this(
                    dataset,
                    rejects,
                    notes,
                    List.of(),
                    millis,
                    dataset.bars() + (long) dataset.rejectedRows(),
                    0);
        }
    }

    /// @throws LoadException with the first ten bad rows and their count, unless they are to be
    ///   skipped
    /// @throws IllegalArgumentException if the name is taken
    @Override
    public Imported run(Progress progress) throws IOException {
        long started = System.nanoTime();
        if (workspace.isReadOnly()) {
            throw new StoreException(
                    "the workspace %s cannot be written, so nothing can be imported; give --home another folder"
                            .formatted(workspace.folder()));
        }
        String stored = Names.free(name.orElseGet(this::nameFromFile), workspace.datasets(), "");
        symbol.ifPresent(Names::symbol);
        progress.about(
                JobAbout.of(JobAbout.Kind.IMPORT, stored)
                        .with("File", String.valueOf(file.toAbsolutePath()))
                        .with("Symbol", symbol.orElse("")));
        progress.report(0, STEPS, "Read " + file.getFileName());
        Reading reading =
                Loader.inspect(file, options.withSymbol(options.symbol().or(() -> symbol)));
        LoadedBars loaded = Loader.loaded(file, reading);
        String instrument = symbol.orElse(loaded.symbol());
        refuseLong(Names.symbolObstacle(instrument), "--symbol");
        progress.throwIfCancelled();
        if (!loaded.rowFailures().isEmpty() && !skipBadRows) {
            throw new LoadException(explain(loaded.rowFailures(), loaded.leftOut()));
        }
        if (loaded.series().size() == 0) {
            throw new LoadException(
                    file
                            + " has no good row; nothing was stored. "
                            + explain(loaded.rowFailures(), loaded.leftOut()));
        }
        progress.report(1, STEPS, "Check " + stored);
        BarSeries series =
                calendar.map(
                                kind ->
                                        loaded.series()
                                                .withYear(TradingYear.of(loaded.series(), kind)))
                        .orElseGet(loaded::series)
                        .withCurrency(currency);
        SeriesQuality quality =
                SeriesQuality.of(series, workspace.clock().millis())
                        .with(adjustedFinding(series.size()));
        progress.throwIfCancelled();
        progress.report(2, STEPS, "Store " + stored);
        Optional<Path> rejects = writeRejects(loaded.rowFailures());
        DatasetRecord dataset =
                workspace
                        .datasets()
                        .add(
                                new Datasets.Description(
                                        stored,
                                        instrument,
                                        loaded.dialect(),
                                        String.valueOf(file.getFileName()),
                                        loaded.rowFailures().size(),
                                        quality),
                                series);
        progress.made(
                JobOutcome.said(
                                "%s, %s"
                                        .formatted(
                                                Figures.count(dataset.bars(), "bar"),
                                                Figures.count(
                                                        quality.findings().size(), "finding")))
                        .in(JobWords.DATA, stored));
        progress.report(STEPS, STEPS, "Imported " + stored);
        return new Imported(
                dataset,
                rejects,
                loaded.notes(),
                reading.decisions(),
                (System.nanoTime() - started) / 1_000_000,
                loaded.rows(),
                loaded.rowsLeftOut());
    }

    /// Scaled prices are not those at which was traded, which a reader of the dataset must see.
    private List<Finding> adjustedFinding(int bars) {
        return options.adjusted().orElse(false)
                ? List.of(
                        new Finding(
                                Finding.Kind.ADJUSTED,
                                Finding.Severity.NOTE,
                                0,
                                bars - 1,
                                bars,
                                "Prices were scaled by adjusted close over close; volume is as it"
                                        + " stands"))
                : List.of();
    }

    private void refuseLong(String obstacle, String option) {
        if (!obstacle.isEmpty()) {
            throw new LoadException(
                    "%s: %s; give %s a shorter one"
                            .formatted(file.getFileName(), obstacle, option));
        }
    }

    private String nameFromFile() {
        String plain =
                String.valueOf(file.getFileName())
                        .replaceFirst("(?i)\\.(gz|zip)$", "")
                        .replaceFirst("(?i)\\.(csv|txt|tsv|json|parquet|prn)$", "");
        return plain.isBlank() ? "dataset" : plain;
    }

    private String explain(List<RowFailure> failures, List<LeftOut> leftOut) {
        var bad =
                failures.stream()
                        .limit(FAILURES_SHOWN)
                        .map(f -> "  %s:%d: %s".formatted(file.getFileName(), f.line(), f.rule()));
        var left = leftOut.stream().limit(FAILURES_SHOWN).map(l -> "  " + l.sentence());
        String rows = Stream.concat(bad, left).collect(Collectors.joining("\n"));
        String count =
                failures.size() == 1 ? "1 bad row" : "%,d bad rows".formatted(failures.size());
        String shown = failures.size() > FAILURES_SHOWN ? ", the first 10 are" : "";
        return "%s has %s%s; nothing was stored. Mend the file or import with --skip-bad-rows.%n%s"
                .formatted(file.getFileName(), count, shown, rows);
    }

    private Optional<Path> writeRejects(List<RowFailure> failures) throws IOException {
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        Path folder = PrivateFiles.folder(workspace.folder().resolve("rejects"));
        // Files of one name come from two folders, so an earlier one's rejects stay.
        Path rejects =
                WholeFile.writeNew(
                        folder.resolve(file.getFileName() + ".rejects.csv"),
                        out -> {
                            try (CsvWriter csv = CsvWriter.builder().build(out)) {
                                csv.writeRecord("line", "rule", "row");
                                failures.forEach(
                                        f ->
                                                csv.writeRecord(
                                                        Long.toString(f.line()),
                                                        Cells.safe(f.rule()),
                                                        Cells.safe(f.raw())));
                            }
                        });
        PrivateFiles.close(rejects);
        return Optional.of(rejects);
    }
}
