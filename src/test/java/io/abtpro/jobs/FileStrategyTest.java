package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.holdout.SealedHoldout;
import io.abtpro.indicators.Columns;
import io.abtpro.report.TunedParametersJson;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// A strategy in a file changes with its text, not with how its path is written.
class FileStrategyTest {
    @TempDir Path home;
    private final Columns columns = new Columns(TuningFixture.SERIES);
    private Workspace workspace;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        workspace = TuningFixture.workspace(home);
        file = home.resolve("my.json");
        write(10);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void write(int fast) throws IOException {
        Strategy crossover = StrategyCatalog.get("sma-cross");
        var set = crossover.space().defaults().with("fast", fast);
        Files.writeString(file, StrategyCatalog.ta4jJson(crossover, columns, set));
    }

    private Strategy read() {
        return StrategyCatalog.get(file.toString());
    }

    private Path relative() {
        return Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());
    }

    private int trials(Strategy strategy) {
        new RunBacktest(
                        columns,
                        strategy,
                        strategy.space().defaults(),
                        Execution.defaults(),
                        Backtest.Period.all(columns.series()),
                        Optional.of(workspace.runs()))
                .run(Progress.ignored());
        return workspace.runs().trials(columns.series().sha256()).count();
    }

    private TuneParameters tuning(TuningControl control) {
        Strategy strategy = read();
        var options =
                TuningOptions.defaults(Method.GRID)
                        .withGoal(
                                Objective.SHARPE, new Objective.Limits(1, 1), Execution.defaults())
                        .withBeside(0, 0);
        var request =
                new TuningRequest(
                        strategy.id(),
                        strategy.space().defaults(),
                        List.of(new ParameterRange("stopLoss", 0, 10, 2)),
                        options,
                        Splits.of(columns.series()),
                        TuningAnalysis.Walk.none());
        return TuneParameters.begin(
                workspace,
                TuningSource.of(workspace, "walk", columns.series()),
                strategy,
                request,
                control);
    }

    private long interrupted() {
        var control = TuningControl.unwatched();
        control.leave();
        assertThatThrownBy(() -> tuning(control).run(Progress.ignored()))
                .isInstanceOf(CancellationException.class);
        return workspace.tunings().all().getFirst().id();
    }

    /// The tuning as the first workbenches kept it: no version, the path as it was typed.
    private long asBefore(Tunings.Tuning kept) {
        Tunings tunings = workspace.tunings();
        String request =
                kept.started().requestJson().replaceAll("\"strategyVersion\":\"[^\"]*\",", "");
        assertThat(request).isNotEqualTo(kept.started().requestJson());
        long id =
                tunings.begin(
                        new Tunings.Started(
                                kept.started().datasetName(),
                                kept.started().datasetSha256(),
                                relative().toString(),
                                kept.started().method(),
                                request,
                                kept.started().originalJson()));
        tunings.end(id, Tunings.Status.INTERRUPTED, "the process ended");
        return id;
    }

    @Test
    void everyEditOfAFileIsATrialOfItsOwn() throws IOException {
        for (int edit = 1; edit <= 9; edit++) {
            write(10 + edit);
            assertThat(trials(read())).isEqualTo(edit);
        }
        write(11);
        assertThat(trials(read())).isEqualTo(9);
    }

    @Test
    void aFileIsTheSameTrialHoweverItsPathIsWritten() {
        List<Path> spellings =
                List.of(
                        file,
                        home.resolve(".").resolve("my.json"),
                        home.resolve("x/../my.json"),
                        relative());
        home.resolve("x").toFile().mkdir();
        for (Path spelling : spellings) {
            assertThat(trials(StrategyCatalog.get(spelling.toString())))
                    .as("%s", spelling)
                    .isEqualTo(1);
        }
    }

    @Test
    void aFileDeepInFoldersIsTunedAndItsHoldoutOpened() throws Exception {
        Path deep = Files.createDirectories(home.resolve("a".repeat(120)).resolve("b".repeat(120)));
        file = Files.move(file, deep.resolve("my.json"));
        assertThat(trials(read())).isEqualTo(1);
        var tuned = tuning(TuningControl.unwatched()).run(Progress.ignored()).tuned().orElseThrow();
        var source = TuningSource.of(workspace, "walk", columns.series());
        var opening =
                new OpenHoldout(
                        workspace, source, Splits.of(columns.series()), tuned, Clock.systemUTC());
        assertThat(opening.run(Progress.ignored()).earlier()).isEmpty();
    }

    @Test
    void theHoldoutIsNotSpentOnAnEditedFile() throws Exception {
        var tuned = tuning(TuningControl.unwatched()).run(Progress.ignored()).tuned().orElseThrow();
        write(20);
        var source = TuningSource.of(workspace, "walk", columns.series());
        var opening =
                new OpenHoldout(
                        workspace, source, Splits.of(columns.series()), tuned, Clock.systemUTC());
        assertThatThrownBy(() -> opening.run(Progress.ignored()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bring that version back");
        assertThat(workspace.tunings().openings(columns.series().sha256())).isEmpty();
    }

    @Test
    void aTuningOfAnEditedFileIsNotResumed() throws Exception {
        long id = interrupted();
        String then = read().version();
        write(20);
        assertThatThrownBy(() -> TuneParameters.resume(workspace, id, TuningControl.unwatched()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        ("tuning %d needs version %s of strategy %s, which is now version %s;"
                                        + " bring that version back, or begin a new tuning")
                                .formatted(id, then, file.toRealPath(), read().version()));

        write(10);
        var resumed =
                TuneParameters.resume(workspace, id, TuningControl.unwatched())
                        .run(Progress.ignored());
        assertThat(resumed.result().best()).isPresent();
    }

    @Test
    void aPastTuningOfAnEditedFileIsNotShownWithOtherFigures() throws Exception {
        var tuned = tuning(TuningControl.unwatched()).run(Progress.ignored());
        assertThat(new RecallTuning(workspace, tuned.id()).run(Progress.ignored()).same()).isTrue();
        write(20);
        assertThatThrownBy(() -> new RecallTuning(workspace, tuned.id()).run(Progress.ignored()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bring that version back");
    }

    @Test
    void aTuningOfTheFirstWorkbenchesGoesOnAndItsHoldoutStaysSealed() throws Exception {
        long old = asBefore(workspace.tunings().find(interrupted()).orElseThrow());
        write(20);
        assertThat(
                        TuneParameters.resume(workspace, old, TuningControl.unwatched())
                                .request()
                                .strategyVersion())
                .isEmpty();
        assertThat(SealedHoldout.of(workspace.tunings(), columns.series(), read().id()))
                .extracting(SealedHoldout::strategy)
                .contains(relative().toString());
    }

    @Test
    void anExportOfTheFirstWorkbenchesIsJudgedByItsTrades() throws Exception {
        var tuned = tuning(TuningControl.unwatched()).run(Progress.ignored()).tuned().orElseThrow();
        Path export = home.resolve("tuned.json");
        Files.writeString(
                export,
                TunedParametersJson.write(tuned)
                        .replace(read().version(), "ta4j")
                        .replaceFirst(",\\s*\"documentSha256\" : \"[0-9a-f]{64}\"", ""));
        assertThat(
                        new VerifyTuned(workspace, export, Optional.empty())
                                .run(Progress.ignored())
                                .equal())
                .isTrue();
        write(20);
        assertThat(
                        new VerifyTuned(workspace, export, Optional.empty())
                                .run(Progress.ignored())
                                .sentence())
                .contains("the trades differ");
    }
}
