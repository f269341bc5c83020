package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.abtpro.backtest.Execution;
import io.abtpro.indicators.Columns;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.volatility.VolatilityTarget;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// Runs that were saved before a run was kept as one document.
///
/// The workspace was written by the workbench at commit ba8b761 (schema 11): 620 generated days
/// (seed 3) as "made" and five saved runs. "columns" has its three texts in columns of their own,
/// as before schema 11; the others have them packed.
class OldRunsTest {
    @TempDir private Path home;

    @BeforeEach
    void unpackTheWorkspace() throws IOException {
        try (InputStream packed =
                        Objects.requireNonNull(
                                OldRunsTest.class.getResourceAsStream(
                                        "/store/workspace-of-schema-11.mv.db.gz"));
                var store = new GZIPInputStream(packed)) {
            Files.copy(store, home.resolve("workspace.mv.db"));
        }
    }

    @Test
    void runsThatOlderWorkbenchesSavedGiveTheSameLedgers() {
        try (Workspace workspace = H2Workspace.open(home)) {
            List<SavedRuns.Again> again = again(workspace);
            assertThat(again)
                    .extracting(
                            SavedRuns.Again::name,
                            SavedRuns.Again::same,
                            run -> run.report().result().trades().size())
                    .containsExactly(
                            // Levels are decimal numbers since: exits at them moved by 1e-14.
                            tuple("columns", false, 2),
                            tuple("plain", true, 7),
                            tuple("period", false, 10),
                            // Forecasts are made of seven digits since: sizes moved a little.
                            tuple("sized", false, 5),
                            tuple("gated", true, 8));
            assertThat(again)
                    .extracting(run -> run.report().result().ledgerSha256().substring(0, 8))
                    .containsExactly("fc22577b", "69f2fe4d", "da6c6205", "f9fe2687", "58adc0c6");
        }
    }

    @Test
    void theirInputsAreReadAsTheyWere() {
        try (Workspace workspace = H2Workspace.open(home)) {
            List<SavedRuns.Again> again = again(workspace);
            assertThat(again.get(0).execution().sizing())
                    .isEqualTo(new Execution.Sizing.FixedQuantity(2.5));
            assertThat(again.get(0).to()).hasToString("Optional[2021-05-14]");
            assertThat(again.get(1).from()).isEmpty();
            assertThat(again.get(2).execution())
                    .isEqualTo(
                            new Execution(
                                    Execution.Fill.SAME_CLOSE,
                                    3,
                                    0.5,
                                    5000,
                                    Execution.Side.SHORT,
                                    new Execution.Sizing.FixedCash(1234.5),
                                    0.01));
            assertThat(again.get(3).sizing().orElseThrow().target())
                    .isEqualTo(new VolatilityTarget(0.2, 0.8));
            assertThat(again.get(4).gate().orElseThrow().minScore()).isEqualTo(0.3);
        }
    }

    private static List<SavedRuns.Again> again(Workspace workspace) {
        var columns = new Columns(workspace.datasets().bars("made"));
        return new SavedRuns(workspace.runs(), "made", columns, StrategyCatalog.all(), 9)
                .run(Progress.ignored());
    }
}
