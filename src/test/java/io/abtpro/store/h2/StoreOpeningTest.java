package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.store.Datasets;
import io.abtpro.store.Runs;
import io.abtpro.store.StoreException;
import io.abtpro.store.Workspace;

import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.sql.DataSource;

class StoreOpeningTest {
    @TempDir Path home;

    private Path store() {
        return home.resolve("workspace.mv.db");
    }

    static BarSeries bars() {
        return GeneratedBars.of(new GeneratedBars.Options(500, 7, Timeframe.parse("1m")));
    }

    static void add(Workspace workspace, String name) {
        BarSeries series = bars();
        workspace
                .datasets()
                .add(
                        new Datasets.Description(
                                name,
                                "SYN",
                                "generated",
                                "g.csv",
                                0,
                                SeriesQuality.of(series, Long.MAX_VALUE)),
                        series);
    }

    private void change(String... statements) throws SQLException {
        JdbcConnectionPool pool = StoreUrl.forWriting(store());
        try {
            for (String statement : statements) {
                OldStore.run(pool, statement);
            }
        } finally {
            pool.dispose();
        }
    }

    private static List<String> steps() throws IOException {
        List<String> statements = new ArrayList<>();
        for (var step : Migrations.flyway(memory("steps")).info().all()) {
            String text =
                    new String(
                            StoreOpeningTest.class
                                    .getResourceAsStream("migration/" + step.getScript())
                                    .readAllBytes(),
                            StandardCharsets.UTF_8);
            for (String statement : text.replaceAll("(?m)^--.*$", "").split(";", -1)) {
                if (!statement.isBlank()) {
                    statements.add(statement);
                }
            }
        }
        return statements;
    }

    private static DataSource memory(String name) {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        source.setUser("sa");
        return source;
    }

    @Test
    void aStoreWhoseFirstStepsWereCutAfterAnyStatementIsFinished() throws Exception {
        List<String> statements = steps();
        for (int cut = 1; cut <= statements.size(); cut++) {
            DataSource store = memory("cut" + cut);
            // An empty history stands before the first step.
            var _ =
                    Migrations.configuration(store)
                            .target("0")
                            .baselineVersion("0")
                            .load()
                            .baseline();
            OldStore.run(store, "DELETE FROM \"flyway_schema_history\"");
            for (String statement : statements.subList(0, cut)) {
                OldStore.run(store, statement);
            }
            Migrations.apply(store);
            assertThat(Migrations.complete(store)).as("cut after statement %d", cut).isTrue();
            OldStore.run(store, "SHUTDOWN");
        }
    }

    @Test
    void anUpgradeThatAnOlderWorkbenchCutOffIsFinishedWithItsRuns() throws Exception {
        OldStore.make(store(), 9);
        change(
                "DELETE FROM \"flyway_schema_history\" WHERE \"version\" IN ('8', '9')",
                "ALTER TABLE trial DROP COLUMN bars");
        for (int start = 0; start < 2; start++) {
            try (Workspace workspace = H2Workspace.open(home)) {
                assertThat(workspace.runs().of("old")).hasSize(OldStore.RUNS);
                assertThat(workspace.runs().trialCount(OldStore.DATASET)).isEqualTo(OldStore.RUNS);
            }
        }
    }

    @Test
    void everyOlderSchemaIsUpgradedAndWhatItWasIsBackedUp() throws Exception {
        for (int version : new int[] {1, 4, 9}) {
            Path folder = Files.createDirectories(home.resolve("v" + version));
            OldStore.make(folder.resolve("workspace.mv.db"), version);
            byte[] before = Files.readAllBytes(folder.resolve("workspace.mv.db"));
            try (Workspace workspace = H2Workspace.open(folder)) {
                assertThat(workspace.runs().of("old"))
                        .extracting(Runs.Run::documentJson)
                        .contains("{\"parameters\":{\"fast\":2},\"execution\":{},\"metrics\":{}}");
            }
            Path backup = new Backups(StoreFiles.of(folder)).newestFirst().getLast();
            assertThat(Files.readAllBytes(backup)).isEqualTo(before);
        }
    }

    @Test
    void aFailedUpgradeLeavesTheStoreAsItWas() throws Exception {
        OldStore.make(store(), 7);
        // A view stands in the way of the column that is to change.
        change("CREATE VIEW kept AS SELECT strategy FROM backtest_run", "DROP TABLE trial");
        byte[] before = Files.readAllBytes(store());
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> H2Workspace.open(home));
        assertThat(Files.readAllBytes(store())).isEqualTo(before);
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> H2Workspace.open(home));
    }

    @Test
    void whatAKilledPreparationLeftIsRemoved() throws Exception {
        Files.writeString(home.resolve("workspace-new.part.mv.db"), "half");
        Files.writeString(home.resolve("workspace-upgrade.part.mv.db"), "half");
        H2Workspace.open(home).close();
        assertThat(home.toFile().list())
                .containsExactlyInAnyOrder("workspace.mv.db", "workspace.state", "workspace.lock");
    }

    @Test
    void aNewerSchemaIsRefusedWithBothNumbersAndNeverWritten() throws Exception {
        H2Workspace.open(home).close();
        change(
                "INSERT INTO \"flyway_schema_history\" SELECT 99, '99', 'later', \"type\","
                        + " 'V99__later.sql', 1, \"installed_by\", \"installed_on\", 1, TRUE FROM"
                        + " \"flyway_schema_history\" WHERE \"version\" = '1'");
        byte[] before = Files.readAllBytes(store());
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> H2Workspace.open(home))
                .withMessageContaining(
                        "made by a newer workbench (schema 99, this one knows "
                                + Migrations.NEWEST
                                + ")");
        assertThat(Files.readAllBytes(store())).isEqualTo(before);
    }

    @Test
    void aStoreOfNoBytesIsRefusedWithWhatItHeld() throws Exception {
        H2Workspace.open(home).close();
        long bytes = Files.size(store());
        Files.write(store(), new byte[0]);
        for (int start = 0; start < 2; start++) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> H2Workspace.open(home))
                    .withMessageContaining(
                            "The store is empty; it was %,d bytes when it was last closed"
                                    .formatted(bytes))
                    .withMessageContaining("restore");
            assertThat(store()).isEmptyFile();
        }
    }

    @Test
    void aStoreThatIsGoneIsNotReplacedByAnEmptyOne() throws Exception {
        H2Workspace.open(home).close();
        Files.delete(store());
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> H2Workspace.open(home))
                .withMessageContaining("is missing; it was");
        assertThat(store()).doesNotExist();
    }

    @Test
    void aStoreWithoutItsEndIsRefusedRatherThanOpenedAsItWasBefore() throws Exception {
        try (Workspace workspace = H2Workspace.open(home)) {
            add(workspace, "one");
        }
        byte[] whole = Files.readAllBytes(store());
        for (int percent : new int[] {1, 10, 50, 90, 99}) {
            byte[] cut =
                    Arrays.copyOf(whole, whole.length - Math.max(1, whole.length * percent / 100));
            Files.write(store(), cut);
            assertThatExceptionOfType(StoreException.class)
                    .as("%d %% cut", percent)
                    .isThrownBy(() -> H2Workspace.open(home))
                    .withMessageContaining("damaged")
                    .withMessageContaining("'salvage'");
            assertThat(Files.readAllBytes(store())).isEqualTo(cut);
        }
    }

    @Test
    void theFolderNeverBecomesPartOfTheSettings() throws IOException {
        Path folder = home.resolve("b;INIT=CREATE TABLE T(I INT) --");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> H2Workspace.open(folder))
                .withMessageContaining("semicolon");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void theLastThreeBackupsAreKeptAndNoneIsMadeWhereNothingChanged() throws Exception {
        for (int i = 0; i < 6; i++) {
            try (Workspace workspace = H2Workspace.open(home)) {
                add(workspace, "set " + i);
            }
        }
        H2Workspace.open(home).close();
        List<Path> backups = new Backups(StoreFiles.of(home)).newestFirst();
        assertThat(backups).hasSize(3);
        for (int i = 0; i < 3; i++) {
            try (Workspace workspace = H2Workspace.open(home)) {
                assertThat(workspace.datasets().all()).hasSize(6);
            }
        }
        assertThat(new Backups(StoreFiles.of(home)).newestFirst()).isEqualTo(backups);
    }

    @Test
    void onlyTheOwnerMayReadAWorkspace() throws Exception {
        Path folder = home.resolve("private");
        try (Workspace workspace = H2Workspace.open(folder)) {
            add(workspace, "one");
        }
        H2Workspace.open(folder).close();
        if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as("%s", path)
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void aWorkspaceThatIsClosedTwiceIsClosedOnce() throws Exception {
        Workspace first = H2Workspace.open(home);
        try (Workspace second = H2Workspace.open(home)) {
            first.close();
            first.close();
            // The second is open still, and counted so.
            assertThat(second.datasets().all()).isEmpty();
            assertThat(StoreOpening.isOpenHere(StoreFiles.of(home))).isTrue();
        }
        assertThat(StoreOpening.isOpenHere(StoreFiles.of(home))).isFalse();
    }

    @Test
    void aFolderThatHoldsMoreThanTheWorkspaceKeepsItsModes() throws Exception {
        if (!Files.getFileStore(home).supportsFileAttributeView("posix")) {
            return;
        }
        Path script = Files.writeString(home.resolve("run.sh"), "ls");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxr-x"));
        for (int start = 0; start < 2; start++) {
            H2Workspace.open(home).close();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script)))
                    .isEqualTo("rwxr-xr-x");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                    .isEqualTo("rwxrwxr-x");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store())))
                    .isEqualTo("rw-------");
        }
        Files.delete(script);
        H2Workspace.open(home).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
    }

    @Test
    void aWorkspaceThatCannotBeWrittenIsReadAndCountsOnlyUntilItCloses() throws Exception {
        try (Workspace workspace = H2Workspace.open(home)) {
            add(workspace, "one");
            workspace.runs().countTrial(OldStore.DATASET, new Runs.Trial("a", "p", 10, 0.1));
        }
        byte[] before = Files.readAllBytes(store());
        try (Workspace workspace = H2Workspace.forReading(StoreFiles.of(home), Clock.systemUTC())) {
            assertThat(workspace.isReadOnly()).isTrue();
            assertThat(workspace.datasets().bars("one").sha256()).isEqualTo(bars().sha256());
            assertThat(
                            workspace
                                    .runs()
                                    .countTrial(
                                            OldStore.DATASET, new Runs.Trial("a", "p", 10, 0.1)))
                    .isFalse();
            assertThat(
                            workspace
                                    .runs()
                                    .countTrial(
                                            OldStore.DATASET, new Runs.Trial("b", "p", 10, 0.3)))
                    .isTrue();
            assertThat(workspace.runs().trials(OldStore.DATASET).count()).isEqualTo(2);
            assertThat(workspace.runs().trials(OldStore.DATASET).spreads()).hasSize(1);
            workspace
                    .jobs()
                    .update(
                            workspace.jobs().started("x"),
                            io.abtpro.store.Jobs.State.COMPLETED,
                            1,
                            1,
                            "");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> add(workspace, "two"))
                    .withMessageContaining("read only");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(
                            () ->
                                    workspace
                                            .runs()
                                            .save(
                                                    new Runs.Run(
                                                            "kept",
                                                            "one",
                                                            OldStore.DATASET,
                                                            "s",
                                                            "{}",
                                                            OldStore.DATASET,
                                                            Instant.EPOCH)))
                    .withMessageContaining("read only");
        }
        assertThat(Files.readAllBytes(store())).isEqualTo(before);
    }
}
