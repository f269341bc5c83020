package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.TradingYear;
import io.abtpro.jobs.ImportFile;
import io.abtpro.loading.LoadOptions;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/// The commands that bring bars: import, resample, generate.
class ImportCommandTest extends CommandsInMemory {
    @Test
    void importTakesEveryDecision() {
        CommandLine line =
                WorkbenchCommand.line(
                        Typed.services(workspace::openedAt),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        CommandLine.ParseResult parsed =
                line.parseArgs(
                        "import",
                        "p.csv",
                        "--name",
                        "Prices",
                        "--symbol",
                        "XYZ",
                        "--zone",
                        "america/new_york",
                        "--bar-label",
                        "end",
                        "--timeframe",
                        "5m",
                        "--separator",
                        "tab",
                        "--decimal",
                        ",",
                        "--date-format",
                        "day-first",
                        "--header",
                        "2",
                        "--calendar",
                        "24/5",
                        "--currency",
                        "EUR",
                        "--skip-bad-rows",
                        "--allow-large");
        var command = (ImportCommand) parsed.subcommand().commandSpec().userObject();
        ImportFile job = command.job(workspace);
        assertThat(job.name()).contains("Prices");
        assertThat(job.symbol()).contains("XYZ");
        assertThat(job.options().symbol()).contains("XYZ");
        assertThat(job.options().allowLarge()).isTrue();
        assertThat(job.options().zone()).contains(ZoneId.of("America/New_York"));
        assertThat(job.options().barLabel()).contains(LoadOptions.BarLabel.END);
        assertThat(job.options().timeframe().map(Object::toString)).contains("5m");
        assertThat(job.options().separator()).contains('\t');
        assertThat(job.options().decimalMark()).contains(',');
        assertThat(job.options().dateFormat()).contains("day-first");
        assertThat(job.options().headerLine()).contains(2);
        assertThat(job.skipBadRows()).isTrue();
        assertThat(job.calendar()).contains(TradingYear.Kind.FIVE_DAYS);
        assertThat(job.currency()).contains(QuoteCurrency.of("EUR"));
    }

    @Test
    void theCurrencyIsToldWhereItIsKnownAndCanBeSaidLater() throws IOException {
        JsonNode usd = json("import", prices("p.csv", "2.2"), "--currency", "USD", "--json");
        assertThat(usd.path("currency").asText()).isEqualTo("USD");
        out.reset();
        JsonNode plain = json("import", prices("q.csv", "2.3"), "--json");
        assertThat(plain.has("currency")).isFalse();
        out.reset();
        assertThat(run("datasets", "currency", "Q", "EUR")).as(err()).isZero();
        assertThat(out()).contains("'q' is quoted in EUR.");
        assertThat(workspace.find("q").orElseThrow().currency()).contains(QuoteCurrency.of("EUR"));
        out.reset();
        assertThat(run("datasets", "currency", "q", "none")).as(err()).isZero();
        assertThat(out()).contains("The currency of 'q' is not known.");
        assertThat(workspace.find("q").orElseThrow().currency()).isEmpty();
    }

    @Test
    void whatIsNoCurrencyIsRefusedBeforeAnythingIsStored() throws IOException {
        assertThat(run("import", prices("p.csv", "2.2"), "--currency", "usd"))
                .isEqualTo(Failures.USAGE);
        assertThat(err()).contains("ISO 4217").contains("'usd'").contains("give USD");
        assertThat(workspace.find("p")).isEmpty();
        assertThat(run("datasets", "currency", "p", "dollars")).isEqualTo(Failures.USAGE);
        assertThat(err()).contains("'dollars'").contains("give one such as USD");
    }

    @Test
    void importSaysWhatItStored() throws IOException {
        JsonNode document =
                json(
                        "import",
                        prices("p.csv", "2.2"),
                        "--name",
                        "Prices",
                        "--symbol",
                        "XYZ",
                        "--json");
        assertThat(document.at("/calendar/class").isTextual()).isTrue();
        assertThat(document.at("/calendar/barsPerYear").isNumber()).isTrue();
        assertThat(document.at("/calendar/why").isTextual()).isTrue();
        assertThat(document.get("dataset").asText()).isEqualTo("Prices");
        assertThat(document.get("symbol").asText()).isEqualTo("XYZ");
        assertThat(document.get("quality").get("summary").asText())
                .isEqualTo(workspace.find("Prices").orElseThrow().quality().summary())
                .isNotBlank();
        assertThat(document.fieldNames())
                .toIterable()
                .contains(
                        "symbol",
                        "timeframe",
                        "zone",
                        "bars",
                        "rejected",
                        "from",
                        "to",
                        "sha256",
                        "dialect",
                        "rows",
                        "leftOut");
    }

    /// The path of a file of five days, the first with this high.
    private String prices(String name, String high) throws IOException {
        List<String> lines =
                List.of(
                        "Date,Open,High,Low,Close,Volume",
                        "2020-01-06,2.0,%s,1.9,2.1,10".formatted(high),
                        "2020-01-07,2.1,2.3,2.0,2.2,11",
                        "2020-01-08,2.2,2.4,2.1,2.3,12",
                        "2020-01-09,2.3,2.3,1.9,2.0,13",
                        "2020-01-10,2.0,2.2,1.8,2.1,14");
        return Files.write(folder.resolve(name), lines).toString();
    }

    @Test
    void badFileIsAFailureOnStandardError() throws IOException {
        assertThat(run("import", prices("bad.csv", "1"), "--json")).isEqualTo(3);
        assertThat(err()).contains("bad.csv:2: high 1").contains("is below");
        assertThat(out()).contains("\"exitCode\": 3");
    }

    @Test
    void wrongImportDecisionNamesWhatIsAllowed() {
        assertThat(run("import", "p.csv", "--zone", "America/New_Yrok")).isEqualTo(2);
        assertThat(err()).contains("--zone must be a zone", "did you mean 'America/New_York'?");
        assertThat(run("import", "p.csv", "--bar-label", "strat")).isEqualTo(2);
        assertThat(err())
                .contains(
                        "--bar-label must be one of start, end, was 'strat'; did you mean"
                                + " 'start'?");
        assertThat(run("import", "p.csv", "--calendar", "forex")).isEqualTo(2);
        assertThat(err())
                .contains("--calendar must be exchange, 24/5, 24/7 or observed, was 'forex'");
        assertThat(run("import", "p.csv", "--timeframe", "5x")).isEqualTo(2);
        assertThat(err()).contains("timeframe must be a number and a unit");
    }

    @Test
    void longerBarsAreStoredBesideTheOldOnes() throws IOException {
        JsonNode document = json("resample", "S&P 500", "--to", "1w", "--json");
        assertThat(document.get("dataset").asText()).isEqualTo("S&P 500 1w");
        assertThat(document.get("timeframe").asText()).isEqualTo("1w");
        assertThat(workspace.all()).hasSize(2);
        assertThat(run("resample", "S&P 500", "--to", "1h")).isEqualTo(2);
        assertThat(err()).contains("timeframe must be a whole multiple of 1d, was 1h");
        assertThat(run("resample", "S&P 500")).isEqualTo(2);
        assertThat(err()).contains("--to");
    }

    @Test
    void barsAreGenerated() throws IOException {
        Path file = folder.resolve("deep/bars.csv");
        JsonNode document =
                json(
                        "generate",
                        "--bars",
                        "1_000",
                        "--seed",
                        "7",
                        "--out",
                        file.toString(),
                        "--json");
        assertThat(Files.readAllLines(file)).hasSize(1001);
        assertThat(document.get("bars").asInt()).isEqualTo(1000);
        assertThat(document.get("timeframe").asText()).isEqualTo("1m");
    }

    @Test
    void barsToGenerateMustBeACount() {
        assertThat(run("generate", "--bars", "0", "--seed", "7", "--out", "x.csv")).isEqualTo(2);
        assertThat(err()).contains("--bars must be a whole number in 1 to 100,000,000, was '0'");
    }
}
