package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.store.Runs;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What is on the disk at any moment, opened as after the end of the process, holds all that was
/// committed.
///
/// Checkpoints of a tuning are large and replace each other, so the store writes into freed space.
/// H2 2.5.252 cannot find the newest of what it wrote there: decision 0023.
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class KilledWorkspaceTest {
    private static final String DATASET = "ab".repeat(32);
    private static final int PROCESSES = 3;
    private static final int TUNINGS = 3;
    private static final int CHECKPOINTS = 4;
    private static final int LARGEST = 1_500_000;

    private final Random random = new Random(3);
    private int trials;

    @TempDir private Path folder;

    @Test
    void everyCommittedResultIsThereAgain() throws Exception {
        for (int process = 0; process < PROCESSES; process++) {
            try (Workspace workspace = H2Workspace.open(folder.resolve("killed"))) {
                reuseSpaceAtOnce();
                for (int tuning = 0; tuning < TUNINGS; tuning++) {
                    tune(workspace, process * TUNINGS + tuning);
                }
            }
        }
    }

    /// As H2 does 45 s after it is freed.
    private void reuseSpaceAtOnce() throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("killed").resolve("workspace");
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("SET RETENTION_TIME 0");
        }
    }

    private void tune(Workspace workspace, int n) throws IOException {
        Tunings tunings = workspace.tunings();
        long id =
                tunings.begin(new Tunings.Started("walk", DATASET, "sma-cross", "RL", "{}", "{}"));
        byte[] checkpoint = {};
        for (int step = 1; step <= CHECKPOINTS; step++) {
            checkpoint = new byte[random.nextInt(LARGEST)];
            random.nextBytes(checkpoint);
            count(workspace, random.nextInt(400));
            tunings.checkpoint(id, step, Tunings.Status.RUNNING, checkpoint);
        }
        try (Workspace left = H2Workspace.open(left(n + "-running"))) {
            assertThat(left.runs().trialCount(DATASET)).isEqualTo(trials);
            assertThat(left.tunings().find(id))
                    .hasValueSatisfying(
                            tuning -> {
                                assertThat(tuning.status()).isEqualTo(Tunings.Status.INTERRUPTED);
                                assertThat(tuning.iterations()).isEqualTo(CHECKPOINTS);
                            });
            assertThat(left.tunings().lastCheckpoint(id)).hasValue(checkpoint);
        }
        count(workspace, 20);
        tunings.finish(id, CHECKPOINTS, Tunings.Status.COMPLETED, "{}", "{}");
        try (Workspace left = H2Workspace.open(left(n + "-over"))) {
            assertThat(left.runs().trials(DATASET).count()).isEqualTo(trials);
            assertThat(left.tunings().find(id).map(Tunings.Tuning::status))
                    .hasValue(Tunings.Status.COMPLETED);
            assertThat(left.tunings().lastCheckpoint(id)).isEmpty();
        }
    }

    private void count(Workspace workspace, int tried) {
        List<Runs.Trial> counted = new ArrayList<>();
        for (int i = trials; i < trials + tried; i++) {
            counted.add(new Runs.Trial("sma-cross " + i, "all", 1000, 0.01 * i));
        }
        workspace.runs().countTrials(DATASET, counted);
        trials += tried;
    }

    private Path left(String name) throws IOException {
        Path left = Files.createDirectories(folder.resolve(name));
        Files.copy(
                folder.resolve("killed").resolve("workspace.mv.db"),
                left.resolve("workspace.mv.db"));
        return left;
    }
}
