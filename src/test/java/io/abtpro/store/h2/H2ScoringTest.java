package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.store.SignalScores;
import io.abtpro.store.SignalScores.Outcome;
import io.abtpro.store.SignalScores.Score;
import io.abtpro.store.Trainings;
import io.abtpro.store.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class H2ScoringTest {
    @TempDir private Path folder;

    private static final Instant START = Instant.parse("2024-01-02T21:00:00Z");

    private static Score score(int day, boolean isLong, double score, Optional<Outcome> outcome) {
        return new Score(
                "S&P 500",
                "1d",
                "sma-cross",
                "{\"fast\":16.0}",
                START.plusSeconds(86_400L * day),
                isLong,
                score,
                score - 0.1,
                Math.max(score, 1 - score),
                "{\"rsi\":50.0}",
                score > 0.6 ? "EXECUTE" : "SKIP",
                "LOW",
                day < 2,
                7,
                outcome);
    }

    private static Optional<Outcome> won(int day) {
        return Optional.of(new Outcome(true, 0.02, START.plusSeconds(86_400L * day)));
    }

    @Test
    void aTrainingKeepsItsModelAcrossAReopening() {
        byte[] bytes = {1, 2, 3};
        long model;
        try (Workspace workspace = H2Workspace.open(folder)) {
            Trainings trainings = workspace.trainings();
            long id =
                    trainings.begin(
                            new Trainings.Started(
                                    "SIGNAL_QUALITY", "v1", "{\"a\":1}", "{\"trees\":\"100\"}"));
            assertThat(trainings.all())
                    .singleElement()
                    .satisfies(
                            training ->
                                    assertThat(training.status())
                                            .isEqualTo(Trainings.Status.TRAINING));
            model =
                    trainings.complete(
                            id, "{\"auc\":0.5}", "random-forest", "{}", "ab".repeat(32), bytes);
        }
        try (Workspace workspace = H2Workspace.open(folder)) {
            Trainings trainings = workspace.trainings();
            assertThat(trainings.all())
                    .singleElement()
                    .satisfies(
                            training -> {
                                assertThat(training.status()).isEqualTo(Trainings.Status.COMPLETED);
                                assertThat(training.performanceJson()).isEqualTo("{\"auc\":0.5}");
                                assertThat(training.completedAt()).isPresent();
                            });
            assertThat(trainings.models())
                    .singleElement()
                    .satisfies(stored -> assertThat(stored.version()).isEqualTo("v1"));
            assertThat(trainings.bytes(model)).contains(bytes);
            assertThat(trainings.forget(model)).isTrue();
            assertThat(trainings.forget(model)).isFalse();
            assertThat(trainings.bytes(model)).isEmpty();
        }
    }

    @Test
    void aTrainingWhoseProcessEndedIsMarkedAndAFailedOneKeepsItsError() {
        try (Workspace workspace = H2Workspace.open(folder)) {
            long failed =
                    workspace
                            .trainings()
                            .begin(new Trainings.Started("SIGNAL_QUALITY", "v1", "{}", "{}"));
            workspace.trainings().end(failed, Trainings.Status.FAILED, "28 signals are too few");
            workspace.trainings().begin(new Trainings.Started("SIGNAL_QUALITY", "v2", "{}", "{}"));
        }
        try (Workspace workspace = H2Workspace.open(folder)) {
            assertThat(workspace.trainings().all())
                    .extracting(training -> training.error().orElse(""))
                    .containsExactly(
                            "The workbench ended while it trained; train it again.",
                            "28 signals are too few");
            assertThat(workspace.trainings().all())
                    .allMatch(t -> t.status() == Trainings.Status.FAILED);
        }
    }

    @Test
    void scoresComeBackAsTheyWereAndAPendingOneMatures() {
        List<Score> given =
                List.of(
                        score(1, true, 0.7, won(3)),
                        score(5, true, 0.55, won(8)),
                        score(6, false, 0.65, Optional.empty()));
        try (Workspace workspace = H2Workspace.open(folder)) {
            workspace.signalScores().save(given);
        }
        try (Workspace workspace = H2Workspace.open(folder)) {
            SignalScores scores = workspace.signalScores();
            assertThat(scores.of("S&P 500", "1d", "sma-cross", "{\"fast\":16.0}")).isEqualTo(given);
            assertThat(scores.mature(given.get(2), won(9).orElseThrow())).isEqualTo(1);
            assertThat(scores.mature(given.get(2), won(9).orElseThrow())).isZero();
            assertThat(
                            scores.of("S&P 500", "1d", "sma-cross", "{\"fast\":16.0}")
                                    .getLast()
                                    .outcome())
                    .isEqualTo(won(9));
        }
    }

    @Test
    void onlyOutcomesKnownInTheSpanAndUnseenByTheirModelCount() {
        try (Workspace workspace = H2Workspace.open(folder)) {
            SignalScores scores = workspace.signalScores();
            assertThat(scores.newestOutcome()).isEmpty();
            scores.save(
                    List.of(
                            score(1, true, 0.7, won(12)),
                            score(5, true, 0.55, won(8)),
                            score(6, true, 0.6, won(10)),
                            score(7, true, 0.65, Optional.empty())));
            assertThat(scores.newestOutcome()).contains(START.plusSeconds(86_400L * 10));
            assertThat(
                            scores.matured(
                                    START.plusSeconds(86_400L * 8),
                                    START.plusSeconds(86_400L * 10)))
                    .extracting(Score::score)
                    .containsExactly(0.55);
            assertThat(scores.matured(START, START.plusSeconds(86_400L * 100))).hasSize(2);
        }
    }

    @Test
    void aNewScoreOfASignalReplacesTheOld() {
        try (Workspace workspace = H2Workspace.open(folder)) {
            SignalScores scores = workspace.signalScores();
            scores.save(
                    List.of(score(5, true, 0.55, won(8)), score(5, false, 0.4, Optional.empty())));
            scores.save(List.of(score(5, true, 0.75, won(8))));
            assertThat(scores.of("S&P 500", "1d", "sma-cross", "{\"fast\":16.0}"))
                    .extracting(Score::score)
                    .containsExactlyInAnyOrder(0.75, 0.4);
        }
    }

    @Test
    void pendingScoresAreThoseWithoutAnOutcome() {
        try (Workspace workspace = H2Workspace.open(folder)) {
            SignalScores scores = workspace.signalScores();
            Score late = score(9, true, 0.7, Optional.empty());
            Score early = score(4, false, 0.4, Optional.empty());
            scores.save(List.of(late, score(5, true, 0.55, won(8)), early));
            assertThat(scores.pending()).containsExactly(early, late);
            scores.mature(early, won(10).orElseThrow());
            assertThat(scores.pending()).containsExactly(late);
        }
    }

    @Test
    void aProcessKilledWhileItStoresLeavesWholeBatchesAndWholeModels() throws Exception {
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                OtherProcess.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        int told = -1;
        try (var out = other.inputReader(StandardCharsets.UTF_8)) {
            while (told < 3) {
                told = Integer.parseInt(out.readLine());
            }
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (Workspace workspace = H2Workspace.open(folder)) {
            int stored = workspace.signalScores().pending().size();
            assertThat(stored % OtherProcess.BATCH).isZero();
            assertThat(stored / OtherProcess.BATCH)
                    .isGreaterThan(told)
                    .isLessThan(OtherProcess.BATCHES);
            Trainings trainings = workspace.trainings();
            assertThat(trainings.models()).hasSizeGreaterThan(told);
            for (Trainings.Model model : trainings.models()) {
                assertThat(trainings.bytes(model.id()).orElseThrow())
                        .hasSize(OtherProcess.MODEL_BYTES);
            }
            assertThat(trainings.all())
                    .filteredOn(training -> training.status() == Trainings.Status.COMPLETED)
                    .hasSameSizeAs(trainings.models());
            assertThat(trainings.all()).noneMatch(t -> t.status() == Trainings.Status.TRAINING);
        }
    }

    /// Stores batches of scores and models until it is killed.
    static final class OtherProcess {
        static final int BATCH = 500;
        static final int BATCHES = 100_000;
        static final int MODEL_BYTES = 200_000;

        private OtherProcess() {}

        public static void main(String[] arguments) {
            try (Workspace workspace = H2Workspace.open(Path.of(arguments[0]))) {
                for (int batch = 0; batch < BATCHES; batch++) {
                    int first = batch * BATCH;
                    workspace
                            .signalScores()
                            .save(
                                    IntStream.range(first, first + BATCH)
                                            .mapToObj(i -> score(i, true, 0.5, Optional.empty()))
                                            .toList());
                    long training =
                            workspace
                                    .trainings()
                                    .begin(
                                            new Trainings.Started(
                                                    "SIGNAL_QUALITY", "v" + batch, "{}", "{}"));
                    workspace
                            .trainings()
                            .complete(
                                    training,
                                    "{}",
                                    "random-forest",
                                    "{}",
                                    "ab".repeat(32),
                                    new byte[MODEL_BYTES]);
                    System.out.println(batch);
                }
            }
        }
    }
}
