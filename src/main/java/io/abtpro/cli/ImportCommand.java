package io.abtpro.cli;

import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.Timeframe;
import io.abtpro.bars.TradingYear;
import io.abtpro.jobs.ImportFile;
import io.abtpro.jobs.StoredDocuments;
import io.abtpro.loading.LoadOptions;
import io.abtpro.report.Figures;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Workspace;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Reads a file and stores its bars.
@Command(name = "import", description = "Store the bars of a file: all of them, or nothing.")
final class ImportCommand implements Callable<Integer> {
    private static final String AUTO = "auto";

    private final Invocation invocation;

    @Parameters(paramLabel = "FILE", description = "CSV, JSON or Parquet, also in .gz or .zip")
    private Path file = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "N",
            description = "name of the dataset; from the file's name where not given")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--symbol",
            paramLabel = "S",
            description =
                    "the instrument: which one, where the file holds several; else its name, from"
                            + " the file where not given")
    private Optional<String> symbol = Optional.empty();

    @Option(
            names = "--zone",
            paramLabel = "Z",
            description = "the exchange's zone, such as America/New_York")
    private Optional<ZoneId> zone = Optional.empty();

    @Option(
            names = "--bar-label",
            paramLabel = "L",
            description = "what a stamp marks: auto, start or end")
    private String barLabel = AUTO;

    @Option(
            names = "--timeframe",
            paramLabel = "T",
            description = "auto, or such as 1m, 5m, 1h, 1d")
    private String timeframe = AUTO;

    @Option(
            names = "--separator",
            paramLabel = "C",
            description = "column separator: a character, or tab, comma, semicolon")
    private Optional<String> separator = Optional.empty();

    @Option(names = "--decimal", paramLabel = "C", description = "decimal mark: '.' or ','")
    private Optional<String> decimal = Optional.empty();

    @Option(
            names = "--date-format",
            paramLabel = "F",
            description = "day-first, month-first, or a pattern such as dd.MM.yyyy")
    private Optional<String> dateFormat = Optional.empty();

    @Option(
            names = "--header",
            paramLabel = "LINE",
            description = "line of the header, from 1; 0 for none")
    private Optional<String> header = Optional.empty();

    @Option(
            names = "--calendar",
            paramLabel = "C",
            description = "what makes a year: auto, exchange (days), 24/5, 24/7 or observed (bars)")
    private String calendar = AUTO;

    @Option(
            names = "--currency",
            paramLabel = "C",
            description = "what prices are quoted in, of ISO 4217, such as USD")
    private Optional<QuoteCurrency> currency = Optional.empty();

    @Option(
            names = "--adjust",
            description = "scale prices by adjusted close over close, where the file has both")
    private boolean adjust;

    @Option(
            names = "--skip-bad-rows",
            description = "store the good rows, write the bad ones to a rejects file")
    private boolean skipBadRows;

    @Option(
            names = "--allow-large",
            description = "read a small packed file even if it unpacks to a very large one")
    private boolean allowLarge;

    ImportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        try (var workspace = invocation.open()) {
            ImportFile.Imported imported = invocation.run(job(workspace));
            invocation.print(StoredDocuments.of(imported), lines(imported));
        }
        return 0;
    }

    /// What was asked for.
    ImportFile job(Workspace workspace) {
        return new ImportFile(
                workspace, file, options(), name, symbol, calendar(), currency, skipBadRows);
    }

    private LoadOptions options() {
        return new LoadOptions(
                        zone,
                        unlessAuto(timeframe).map(Timeframe::parse),
                        unlessAuto(barLabel).map(ImportCommand::barLabel),
                        separator.map(s -> Choice.character("--separator", s)),
                        decimal.map(ImportCommand::decimalMark),
                        dateFormat,
                        header.map(
                                h -> (int) Choice.wholeNumber("--header", h, 0, Integer.MAX_VALUE)))
                .withAdjusted(adjust)
                .withSymbol(symbol)
                .withAllowLarge(allowLarge);
    }

    private static LoadOptions.BarLabel barLabel(String text) {
        try {
            return Choice.oneOf(LoadOptions.BarLabel.class, text);
        } catch (WrongValue wrong) {
            throw WrongValue.of("--bar-label", wrong);
        }
    }

    private Optional<TradingYear.Kind> calendar() {
        try {
            return unlessAuto(calendar).map(TradingYear.Kind::parse);
        } catch (IllegalArgumentException unknown) {
            throw new UsageException("--" + unknown.getMessage(), unknown);
        }
    }

    private static char decimalMark(String text) {
        char mark = Choice.character("--decimal", text);
        if (mark != '.' && mark != ',') {
            throw new UsageException("--decimal must be '.' or ',', was '" + text + "'");
        }
        return mark;
    }

    private static Optional<String> unlessAuto(String text) {
        return AUTO.equalsIgnoreCase(text) ? Optional.empty() : Optional.of(text);
    }

    private static List<String> lines(ImportFile.Imported imported) {
        DatasetRecord dataset = imported.dataset();
        List<String> lines = new ArrayList<>();
        lines.add(
                "Imported as '%s' in %s ms"
                        .formatted(dataset.name(), Figures.count(imported.millis())));
        lines.addAll(DatasetText.lines(dataset));
        imported.rejects().ifPresent(path -> lines.add("rejected rows are in " + path));
        imported.notes().forEach(note -> lines.add("note: " + note));
        return lines;
    }
}
