package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.indicators.Columns;
import io.abtpro.math.Sha256;
import io.abtpro.report.TunedParametersJson;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.FormulaStrategy;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TunedParameters;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// What was made with a formula is made again from the text that was kept with it, whatever became
/// of its file.
class KeptFormulaTest {
    private static final String TEXT =
            """
            # kept as it is, with "quotes", \\ and ünicode
            param n = 8 in 4..12 step 4 bars
            enter long when close > sma(n)
            exit long when close < sma(n)
            """;

    @TempDir Path home;
    private final Columns columns = new Columns(TuningFixture.SERIES);
    private Workspace workspace;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        workspace = TuningFixture.workspace(home.resolve("workspace"));
        file = home.resolve("mine.strategy");
        Files.writeString(file, TEXT);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Strategy read() {
        return StrategyCatalog.get(file.toString());
    }

    private TuneParameters.Report tuned() throws Exception {
        return TuningFixture.job(workspace, read(), Method.GRID, TuningControl.unwatched())
                .run(Progress.ignored());
    }

    private Path export(TunedParameters tuned) throws IOException {
        return Files.writeString(home.resolve("tuned.json"), TunedParametersJson.write(tuned));
    }

    @Test
    void exportIsVerifiedWhereTheFileIsNot() throws Exception {
        Path export = export(tuned().tuned().orElseThrow());
        Files.delete(file);
        try (Workspace other = TuningFixture.workspace(home.resolve("other"))) {
            var report = new VerifyTuned(other, export, Optional.empty()).run(Progress.ignored());
            assertThat(report.equal()).as(report.sentence()).isTrue();
            assertThat(report.tuned().formulaText()).contains(TEXT);
            assertThat(report.tuned().strategyVersion()).isEqualTo(Sha256.hex(TEXT));
        }
    }

    @Test
    void exportIsVerifiedByItsOwnTextNotByTheFileAsItIsNow() throws Exception {
        Path export = export(tuned().tuned().orElseThrow());
        Files.writeString(file, TEXT.replace("sma(n)", "ema(n)"));
        assertThat(
                        new VerifyTuned(workspace, export, Optional.empty())
                                .run(Progress.ignored())
                                .equal())
                .isTrue();
    }

    @Test
    void exportWhoseTextWasChangedIsRefused() throws Exception {
        Path export = export(tuned().tuned().orElseThrow());
        String changed = Files.readString(export).replace("close < sma(n)", "close < ema(n)");
        Files.writeString(export, changed);
        assertThatThrownBy(
                        () ->
                                new VerifyTuned(workspace, export, Optional.empty())
                                        .run(Progress.ignored()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        ("strategy.formula was changed after the tuning: the SHA-256 of its"
                                        + " text is %s, strategy.version says %s")
                                .formatted(
                                        Sha256.hex(
                                                TEXT.replace("close < sma(n)", "close < ema(n)")),
                                        Sha256.hex(TEXT)));
    }

    @Test
    void noTextStandsInForABuiltInStrategy() throws Exception {
        Path export = export(tuned().tuned().orElseThrow());
        String id = Files.readString(export).replace(jsonOf(read().id()), "\"sma-cross\"");
        Files.writeString(export, id);
        assertThatThrownBy(
                        () ->
                                new VerifyTuned(workspace, export, Optional.empty())
                                        .run(Progress.ignored()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("strategy 'sma-cross' is built in");
    }

    private static String jsonOf(String text) {
        return "\"" + text.replace("\\", "\\\\") + "\"";
    }

    @Test
    void interruptedTuningGoesOnWithTheTextThatItBeganWith() throws Exception {
        var whole = tuned();
        for (String now : List.of("", TEXT.replace("sma(n)", "ema(n)"))) {
            Files.writeString(file, TEXT);
            var control = TuningControl.unwatched();
            control.leave();
            assertThatThrownBy(
                            () ->
                                    TuningFixture.job(workspace, read(), Method.GRID, control)
                                            .run(Progress.ignored()))
                    .isInstanceOf(CancellationException.class);
            long id = workspace.tunings().all().getFirst().id();
            Files.delete(file);
            if (!now.isEmpty()) {
                Files.writeString(file, now);
            }
            var resumed =
                    TuneParameters.resume(workspace, id, TuningControl.unwatched())
                            .run(Progress.ignored());
            assertThat(resumed.result().best().orElseThrow().parameters())
                    .isEqualTo(whole.result().best().orElseThrow().parameters());
            assertThat(resumed.tuned().orElseThrow().ledgerSha256())
                    .isEqualTo(whole.tuned().orElseThrow().ledgerSha256());
        }
    }

    @Test
    void pastTuningIsShownAndItsHoldoutOpenedWithoutTheFile() throws Exception {
        var tuned = tuned();
        Files.delete(file);
        var recalled = new RecallTuning(workspace, tuned.id()).run(Progress.ignored());
        assertThat(recalled.same()).isTrue();
        assertThat(recalled.then().orElseThrow().formulaText()).contains(TEXT);
        var source = TuningSource.of(workspace, "walk", columns.series());
        var opened =
                new OpenHoldout(
                                workspace,
                                source,
                                Splits.of(columns.series()),
                                recalled.then().orElseThrow(),
                                Clock.systemUTC())
                        .run(Progress.ignored());
        assertThat(opened.tuned().splits().opened()).isPresent();
        assertThat(opened.tuned().formulaText()).contains(TEXT);
    }

    @Test
    void savedRunIsRunAgainWithoutTheFile() throws Exception {
        var job =
                new RunBacktest(
                        columns,
                        read(),
                        read().space().defaults().with("n", 4),
                        Execution.defaults(),
                        Backtest.Period.all(columns.series()),
                        Optional.of(workspace.runs()));
        var run = job.record(job.run(Progress.ignored()), InstantSource.system());
        workspace.runs().save(run.named("mine", "walk"));
        Files.delete(file);
        List<SavedRuns.Again> again =
                new SavedRuns(workspace.runs(), "walk", columns, StrategyCatalog.all(), 3)
                        .run(Progress.ignored());
        assertThat(again).hasSize(1).allMatch(SavedRuns.Again::same);
        assertThat(again.getFirst().strategy())
                .isInstanceOfSatisfying(
                        FormulaStrategy.class,
                        formula -> assertThat(formula.text()).isEqualTo(TEXT));
    }
}
