package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;
import io.abtpro.indicators.Columns;
import io.abtpro.report.FreqtradeJson;
import io.abtpro.report.TunedParametersJson;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningRequest;
import io.abtpro.tuning.TuningSnapshot;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

class TuneParametersTest {
    @TempDir Path home;
    private final BarSeries series = TuningFixture.SERIES;
    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = TuningFixture.workspace(home);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private TuneParameters job(Strategy strategy, Method method, TuningControl control) {
        return TuningFixture.job(workspace, strategy, method, control);
    }

    private TuneParameters.Report tuned(Strategy strategy, Method method) throws Exception {
        return job(strategy, method, TuningControl.unwatched()).run(Progress.ignored());
    }

    private static Strategy crossover() {
        return StrategyCatalog.get("sma-cross");
    }

    private static Stream<Strategy> strategies() {
        return StrategyCatalog.all().stream();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void anExportReadBackGivesTheSameTradesForEveryStrategy(Strategy strategy) throws Exception {
        TunedParameters tuned = tuned(strategy, Method.RANDOM).tuned().orElseThrow();
        Path file = home.resolve("tuned.json");
        Files.writeString(file, TunedParametersJson.write(tuned));

        assertThat(TunedParametersJson.read(Files.readString(file))).isEqualTo(tuned);
        var verified = new VerifyTuned(workspace, file, Optional.empty()).run(Progress.ignored());
        assertThat(verified.sentence()).contains("bit for bit");
        assertThat(verified.equal()).isTrue();
        assertThat(verified.trades()).isPositive();
        assertThat(verified.ledgerSha256()).isEqualTo(tuned.ledgerSha256());
    }

    @Test
    void anExportKeepsItsSchema() throws Exception {
        TunedParameters sealed = tuned(crossover(), Method.RL).tuned().orElseThrow();
        var opened =
                new OpenHoldout(
                                workspace,
                                TuningSource.of(workspace, "walk", series),
                                Splits.of(series),
                                sealed,
                                Clock.systemUTC())
                        .run(Progress.ignored())
                        .tuned();
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(
                                TunedParametersJson.class.getResourceAsStream(
                                        "tuned-parameters-1.schema.json"));

        for (TunedParameters tuned : List.of(sealed, opened)) {
            assertThat(
                            schema.validate(
                                    TunedParametersJson.write(tuned),
                                    InputFormat.JSON,
                                    context ->
                                            context.getExecutionConfig()
                                                    .setFormatAssertionsEnabled(true)))
                    .isEmpty();
        }
        assertThat(
                        schema.validate(
                                TunedParametersJson.write(sealed).replace("maximise", "up"),
                                InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void aChangedExportDoesNotVerify() throws Exception {
        TunedParameters tuned = tuned(crossover(), Method.RANDOM).tuned().orElseThrow();
        Path file = home.resolve("tuned.json");
        Files.writeString(
                file, TunedParametersJson.write(tuned).replace("\"feeBps\" : 2", "\"feeBps\" : 3"));

        var verified = new VerifyTuned(workspace, file, Optional.empty()).run(Progress.ignored());
        assertThat(verified.equal()).isFalse();
        assertThat(verified.sentence()).contains("differ");
    }

    @Test
    void theTa4jExportGivesTheSameTradesAsTheLongSide() throws Exception {
        TunedParameters tuned = tuned(crossover(), Method.RANDOM).tuned().orElseThrow();
        String json = StrategyCatalog.ta4jJson(crossover(), new Columns(series), tuned.set());
        Path file = Files.writeString(home.resolve("ta4j.json"), json);
        Strategy read = StrategyCatalog.get(file.toString());
        var columns = new Columns(series);
        var period = io.abtpro.backtest.Backtest.Period.all(series);
        var execution = tuned.execution();
        var ours =
                io.abtpro.backtest.Backtest.run(
                        series,
                        crossover().signals(columns, tuned.set()),
                        crossover().protection(tuned.set()),
                        execution,
                        period);
        var theirs =
                io.abtpro.backtest.Backtest.run(
                        series,
                        read.signals(columns, read.space().defaults()),
                        crossover().protection(tuned.set()),
                        execution,
                        period);

        assertThat(ours.trades()).isNotEmpty();
        assertThat(theirs.ledgerSha256()).isEqualTo(ours.ledgerSha256());
    }

    @Test
    void theFreqtradeFileHasItsFields() throws Exception {
        TunedParameters tuned = tuned(crossover(), Method.RANDOM).tuned().orElseThrow();
        var node = new ObjectMapper().readTree(FreqtradeJson.write(tuned));

        assertThat(node.get("strategy_name").asText()).isEqualTo("SmaCross");
        assertThat(node.get("ft_stratparam_v").asInt()).isEqualTo(1);
        assertThat(node.at("/params/buy/fast").asInt()).isEqualTo((int) tuned.set().get("fast"));
        assertThat(node.at("/params/sell").isObject()).isTrue();
        assertThat(node.get("export_time").asText())
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00");
    }

    @Test
    void everyBacktestIsInTheLedgerOfTrialsOnce() throws Exception {
        var first = tuned(crossover(), Method.RANDOM);
        int counted = workspace.runs().trials(series.sha256()).count();
        tuned(crossover(), Method.RANDOM);

        assertThat(counted)
                .isEqualTo(
                        (int)
                                first.result().trials().stream()
                                        .map(t -> t.period() + " " + t.parameters())
                                        .distinct()
                                        .count());
        assertThat(workspace.runs().trials(series.sha256()).count()).isEqualTo(counted);
        assertThat(first.luck().orElseThrow().trials()).isEqualTo(counted);
    }

    @Test
    void aManualBacktestOfATunedCellIsNoNewTrial() throws Exception {
        var report = tuned(crossover(), Method.RANDOM);
        int counted = workspace.runs().trials(series.sha256()).count();
        new RunBacktest(
                        new Columns(series),
                        crossover(),
                        report.result().best().orElseThrow().parameters(),
                        report.result().options().execution(),
                        report.result().splits().train(),
                        Optional.of(workspace.runs()))
                .run(Progress.ignored());

        assertThat(workspace.runs().trials(series.sha256()).count()).isEqualTo(counted);
    }

    @Test
    void theTuningIsKeptWithItsResult() throws Exception {
        var report = tuned(crossover(), Method.RL);
        Tunings.Tuning kept = workspace.tunings().find(report.id()).orElseThrow();

        assertThat(kept.status()).isEqualTo(Tunings.Status.COMPLETED);
        assertThat(kept.iterations()).isEqualTo(report.result().done()).isPositive();
        assertThat(kept.started().method()).isEqualTo("RL");
        assertThat(TuningRequestJson.read(kept.started().requestJson()))
                .isEqualTo(TuningFixture.request(crossover(), Method.RL).begunWith(crossover()));
        assertThat(kept.optimizedJson())
                .isEqualTo(
                        TuningRequestJson.text(report.result().best().orElseThrow().parameters()));
        assertThat(io.abtpro.report.TuningSummaryJson.tuned(kept.performanceJson()))
                .isEqualTo(report.tuned());
        assertThat(workspace.tunings().lastCheckpoint(report.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void aTuningThatLostItsProcessGoesOnToTheSameResult(Method method) throws Exception {
        var whole = tuned(crossover(), method);
        var control = TuningControl.unwatched();
        var paused = new CountDownLatch(1);
        var gone = new AtomicBoolean();
        var job = job(crossover(), method, control);
        var ended = new CompletableFuture<Boolean>();
        // The job stays paused while its store closes under it, as a process that ends.
        var process =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        job.run(
                                                new Progress() {
                                                    @Override
                                                    public void report(
                                                            long done, long total, String message) {
                                                        control.pause();
                                                        if (message.equals("paused")) {
                                                            paused.countDown();
                                                        }
                                                    }

                                                    @Override
                                                    public boolean isCancelled() {
                                                        return gone.get();
                                                    }
                                                });
                                    } catch (Exception failure) {
                                        ended.complete(gone.get());
                                    } finally {
                                        ended.complete(false);
                                        paused.countDown();
                                    }
                                });
        paused.await();
        assertThat(workspace.tunings().all().getFirst().status()).isEqualTo(Tunings.Status.PAUSED);
        workspace.close();
        gone.set(true);
        process.join();
        assertThat(ended.join()).as("it ended because its store was gone").isTrue();
        workspace = H2Workspace.open(home);
        Tunings.Tuning left = workspace.tunings().all().getFirst();
        assertThat(left.status()).isEqualTo(Tunings.Status.INTERRUPTED);
        assertThat(left.iterations()).isPositive().isLessThan(whole.result().done());

        var resumed =
                TuneParameters.resume(workspace, left.id(), TuningControl.unwatched())
                        .run(Progress.ignored());

        assertThat(Arrays.toString(resumed.result().curve().toArray()))
                .isEqualTo(Arrays.toString(whole.result().curve().toArray()));
        assertThat(resumed.result().candidates()).isEqualTo(whole.result().candidates());
        assertThat(resumed.tuned().orElseThrow().ledgerSha256())
                .isEqualTo(whole.tuned().orElseThrow().ledgerSha256());
        assertThatThrownBy(
                        () ->
                                TuneParameters.resume(
                                        workspace, left.id(), TuningControl.unwatched()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("completed");
    }

    @Test
    void aCancelledTuningKeepsWhatItFound() throws Exception {
        var snapshots = new ArrayList<TuningSnapshot>();
        var job = job(crossover(), Method.RL, new TuningControl(snapshots::add));
        var report =
                job.run(
                        new Progress() {
                            @Override
                            public void report(long done, long total, String message) {}

                            @Override
                            public boolean isCancelled() {
                                return !snapshots.isEmpty();
                            }
                        });

        assertThat(report.stopped()).isTrue();
        assertThat(report.result().distinctBacktests()).isPositive();
        assertThat(workspace.tunings().find(report.id()).orElseThrow().status())
                .isEqualTo(Tunings.Status.CANCELLED);
    }

    @Test
    void aWalkWithTooFewBarsIsRefusedBeforeTheSearch() {
        var request = TuningFixture.request(crossover(), Method.RANDOM);
        var far =
                new TuningRequest(
                        request.strategy(),
                        request.base(),
                        request.ranges(),
                        request.options(),
                        request.splits(),
                        new TuningAnalysis.Walk(1000, 20));
        assertThatThrownBy(
                        () ->
                                TuneParameters.begin(
                                        workspace,
                                        TuningSource.of(workspace, "walk", series),
                                        crossover(),
                                        far,
                                        TuningControl.unwatched()))
                .hasMessage(
                        "1000 windows need at least 20060 bars, there are 1200; take fewer"
                                + " windows");
        assertThat(workspace.tunings().all()).isEmpty();
    }

    @Test
    void theLastSnapshotCarriesWhatTheChartsDraw() throws Exception {
        var snapshots = new ArrayList<TuningSnapshot>();
        job(crossover(), Method.RL, new TuningControl(snapshots::add)).run(Progress.ignored());
        TuningSnapshot last = snapshots.getLast();

        assertThat(last.rewards().length()).isEqualTo(last.done());
        assertThat(last.errors().length()).isEqualTo(last.done());
        assertThat(last.bestSoFar().length()).isEqualTo(last.distinctBacktests());
        assertThat(last.comparison().noise().length()).isEqualTo(last.distinctBacktests());
        assertThat(last.comparison().median().length()).isEqualTo(last.distinctBacktests());
        int visits = Arrays.stream(last.slice().visits()).flatMapToInt(Arrays::stream).sum();
        int steps = (900 + 19) / 20;
        assertThat(visits).isEqualTo(last.done() * steps);
        assertThat(last.path()).hasSize(steps + 1);
        assertThat(last.now()).hasValue(last.path()[steps]);
    }

    @Test
    void openingTheHoldoutIsLoggedAndStampedAndSaidToHaveHappened() throws Exception {
        var report = tuned(crossover(), Method.RANDOM);
        var source = TuningSource.of(workspace, "walk", series);
        TunedParameters sealed = report.tuned().orElseThrow();
        assertThat(sealed.splits().opened()).isEmpty();
        assertThat(sealed.objective().holdout()).isEmpty();

        var opening =
                new OpenHoldout(
                        workspace, source, report.result().splits(), sealed, Clock.systemUTC());
        var first = opening.run(Progress.ignored());
        var second = opening.run(Progress.ignored());

        assertThat(first.earlier()).isEmpty();
        assertThat(second.earlier()).hasSize(1);
        assertThat(first.tuned().splits().opened()).isPresent();
        assertThat(first.tuned().ledgerTo()).isEqualTo(sealed.splits().holdout().to());
        Path file =
                Files.writeString(
                        home.resolve("opened.json"), TunedParametersJson.write(first.tuned()));
        assertThat(
                        new VerifyTuned(workspace, file, Optional.empty())
                                .run(Progress.ignored())
                                .equal())
                .isTrue();
    }
}
