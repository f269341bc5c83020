package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.bars.TradingYear;
import io.abtpro.store.Datasets;
import io.abtpro.store.RunWords;
import io.abtpro.store.Runs;
import io.abtpro.store.StoreException;
import io.abtpro.store.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class H2WorkspaceTest {
    @TempDir Path home;

    private static BarSeries bars(int count) {
        return GeneratedBars.of(new GeneratedBars.Options(count, 7, Timeframe.parse("1m")));
    }

    private static Datasets.Description described(String name, BarSeries series) {
        return new Datasets.Description(
                name, "SYN", "generated", "g.csv", 0, SeriesQuality.of(series, Long.MAX_VALUE));
    }

    @Test
    void barsComeBackBitForBitAfterReopening() {
        BarSeries series = bars(150_000);
        try (Workspace workspace = H2Workspace.open(home)) {
            workspace.datasets().add(described("one", series), series);
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThat(workspace.datasets().bars("one").sha256()).isEqualTo(series.sha256());
            assertThat(workspace.datasets().find("one").orElseThrow().quality())
                    .isEqualTo(SeriesQuality.of(series, Long.MAX_VALUE));
        }
    }

    @Test
    void theYearIsKeptWithTheDataset() {
        BarSeries series = bars(3_000);
        TradingYear chosen = TradingYear.of(series, TradingYear.Kind.FIVE_DAYS);
        try (Workspace workspace = H2Workspace.open(home)) {
            var told = workspace.datasets().add(described("told", series), series);
            assertThat(told.year()).contains(series.year());
            workspace.datasets().add(described("chosen", series), series.withYear(chosen));
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThat(workspace.datasets().find("told").orElseThrow().year())
                    .contains(series.year());
            assertThat(workspace.datasets().bars("told").year()).isEqualTo(series.year());
            assertThat(workspace.datasets().bars("chosen").year()).isEqualTo(chosen);
        }
    }

    @Test
    void theCurrencyIsKeptWithTheDatasetAndCanBeSaidLater() {
        BarSeries series = bars(30);
        var usd = QuoteCurrency.parse("USD");
        try (Workspace workspace = H2Workspace.open(home)) {
            workspace.datasets().add(described("plain", series), series);
            workspace.datasets().add(described("usd", series), series.withCurrency(usd));
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            Datasets datasets = workspace.datasets();
            assertThat(datasets.find("plain").orElseThrow().currency()).isEmpty();
            assertThat(datasets.bars("plain").currency()).isEmpty();
            assertThat(datasets.find("usd").orElseThrow().currency()).isEqualTo(usd);
            assertThat(datasets.bars("usd").currency()).isEqualTo(usd);
            datasets.quote("plain", QuoteCurrency.parse("EUR"));
            datasets.quote("usd", Optional.empty());
            assertThat(datasets.bars("plain").currency()).contains(QuoteCurrency.of("EUR"));
            assertThat(datasets.bars("usd").currency()).isEmpty();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> datasets.quote("none", usd))
                    .withMessageContaining("no dataset 'none'");
        }
    }

    @Test
    void whatIsSaidOfARunIsKeptAndItsTrialsStay() {
        BarSeries series = bars(10);
        var words = new RunWords("slow and calm", "first line\nsecond", List.of("calm", "2024"));
        try (Workspace workspace = H2Workspace.open(home)) {
            workspace.datasets().add(described("one", series), series);
            workspace.runs().countTrial(series.sha256(), new Runs.Trial("a", "p", 10, 0.1));
            for (String name : List.of("run 1", "run 2")) {
                workspace.runs().save(saved(name, series));
            }
            workspace.runs().describe("one", "run 1", words);
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            Runs runs = workspace.runs();
            assertThat(runs.of("one"))
                    .extracting(Runs.Run::called)
                    .containsExactly("slow and calm", "run 2");
            assertThat(runs.of("one").getFirst().words()).isEqualTo(words);
            assertThat(runs.of("one").getLast().words()).isEqualTo(RunWords.NONE);
            assertThat(runs.trialCount(series.sha256())).isEqualTo(1);
            for (String taken : List.of("Slow and calm", "RUN 1")) {
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(
                                () -> runs.describe("one", "run 2", RunWords.NONE.withTitle(taken)))
                        .withMessageContaining("is called '" + taken + "' already");
            }
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> runs.describe("one", "run 9", words.withTitle("x")))
                    .withMessageContaining("no saved run 'run 9'");
            runs.describe("one", "run 1", RunWords.NONE);
            assertThat(runs.of("one").getFirst().called()).isEqualTo("run 1");
        }
    }

    private static Runs.Run saved(String name, BarSeries series) {
        return new Runs.Run(
                name, "one", series.sha256(), "sma-cross", "{}", series.sha256(), Instant.EPOCH);
    }

    @Test
    void whatAnEarlierVersionStoredTellsItsYearWhenItIsOpened() throws SQLException {
        BarSeries series = bars(3_000);
        try (Workspace workspace = H2Workspace.open(home)) {
            workspace.datasets().add(described("old", series), series);
        }
        try (var files = Files.list(home)) {
            String file =
                    files.map(Path::toString)
                            .filter(f -> f.endsWith(".mv.db"))
                            .findFirst()
                            .orElseThrow();
            try (var store =
                            DriverManager.getConnection(
                                    "jdbc:h2:file:" + file.substring(0, file.length() - 6),
                                    "sa",
                                    "");
                    var statement = store.createStatement()) {
                statement.executeUpdate("UPDATE dataset SET trading_year = NULL");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThat(workspace.datasets().find("old").orElseThrow().year()).isEmpty();
            assertThat(workspace.datasets().bars("old").year()).isEqualTo(series.year());
        }
    }

    @Test
    void aTakenNameIsRefusedAndNothingIsStored() {
        BarSeries series = bars(10);
        try (Workspace workspace = H2Workspace.open(home)) {
            workspace.datasets().add(described("one", series), series);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> workspace.datasets().add(described("one", series), series))
                    .withMessageContaining("'one' already");
            assertThat(workspace.datasets().all()).hasSize(1);
        }
    }

    @Test
    void renameTakesTheSavedRunsAlongAndDeleteRemovesThem() {
        BarSeries series = bars(10);
        try (Workspace workspace = H2Workspace.open(home)) {
            workspace.datasets().add(described("one", series), series);
            workspace
                    .runs()
                    .save(
                            new Runs.Run(
                                    "run 1",
                                    "one",
                                    series.sha256(),
                                    "sma-cross",
                                    "{}",
                                    series.sha256(),
                                    Instant.EPOCH));
            workspace.datasets().rename("one", "two");
            assertThat(workspace.runs().of("two")).hasSize(1);
            assertThat(workspace.datasets().dependents("two").runs()).isEqualTo(1);
            workspace.datasets().delete("two");
            assertThat(workspace.runs().of("two")).isEmpty();
            assertThat(workspace.datasets().all()).isEmpty();
        }
    }

    @Test
    void aTrialIsCountedOnceHoweverOftenItIsRun() {
        try (Workspace workspace = H2Workspace.open(home)) {
            String dataset = "a".repeat(64);
            workspace.runs().countTrial(dataset, new Runs.Trial("fast=10", "2001", 100, 0.1));
            workspace.runs().countTrial(dataset, new Runs.Trial("fast=10", "2001", 100, 0.1));
            workspace
                    .runs()
                    .countTrials(
                            dataset,
                            List.of(
                                    new Runs.Trial("fast=20", "2001", 100, 0.3),
                                    new Runs.Trial("fast=30", "2001", 100, Double.NaN),
                                    new Runs.Trial("fast=20 in 2002", "2002", 50, 9)));
            Runs.Trials trials = workspace.runs().trials(dataset);
            assertThat(trials.count()).isEqualTo(4);
            assertThat(trials.spreads()).hasSize(1);
            assertThat(trials.spreads().getFirst().variance())
                    .isCloseTo(0.02, org.assertj.core.api.Assertions.within(1e-12));
            assertThat(trials.standardisedVariance())
                    .isCloseTo(2, org.assertj.core.api.Assertions.within(1e-12));
        }
    }

    @Test
    void aSecondProcessIsRefusedInOneSentence() throws Exception {
        Process other = start("hold");
        try (BufferedReader out = reader(other)) {
            assertThat(out.readLine()).isEqualTo("open");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> H2Workspace.open(home))
                    .withMessageContaining("is open in another window");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aProcessKilledWhileItImportsLeavesNoHalfDataset() throws Exception {
        BarSeries series = bars(1000);
        try (Workspace workspace = H2Workspace.open(home)) {
            workspace.datasets().add(described("kept", series), series);
        }
        Process other = start("import");
        try (BufferedReader out = reader(other)) {
            assertThat(out.readLine()).isEqualTo("open");
            assertThat(out.readLine()).isEqualTo("adding 0");
            assertThat(out.readLine()).isEqualTo("adding 1");
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThat(workspace.datasets().all())
                    .extracting(dataset -> dataset.name())
                    .contains("kept", "import 0")
                    .doesNotContain("import 19");
            assertThat(workspace.datasets().bars("kept").sha256()).isEqualTo(series.sha256());
            for (var dataset : workspace.datasets().all()) {
                assertThat(workspace.datasets().bars(dataset.name()).size())
                        .isEqualTo(dataset.bars());
            }
        }
    }

    @Test
    void aDamagedFileIsLeftAloneAndNamed() throws Exception {
        Files.writeString(home.resolve("workspace.mv.db"), "no database at all ".repeat(500));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> H2Workspace.open(home))
                .withMessageContaining("workspace");
    }

    private Process start(String what) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        home.toString(),
                        what)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Opens the workspace and either holds it or imports datasets until it is killed.
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] arguments) throws Exception {
            try (Workspace workspace = H2Workspace.open(Path.of(arguments[0]))) {
                System.out.println("open");
                if (arguments[1].equals("import")) {
                    BarSeries series = bars(500_000);
                    for (int i = 0; i < 20; i++) {
                        System.out.println("adding " + i);
                        workspace.datasets().add(described("import " + i, series), series);
                    }
                }
                System.in.read();
            }
        }
    }
}
