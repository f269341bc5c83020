package io.abtpro.holdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.indicators.RandomBars;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.jobs.TuningControl;
import io.abtpro.jobs.TuningSource;
import io.abtpro.store.Datasets;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

class SealedHoldoutTest {
    @TempDir Path home;
    private final BarSeries series = RandomBars.of(900, 21);
    private final Strategy strategy = StrategyCatalog.get("sma-cross");
    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = H2Workspace.open(home);
        var description =
                new Datasets.Description(
                        "walk",
                        "RND",
                        "generated",
                        "r.csv",
                        0,
                        SeriesQuality.of(series, Long.MAX_VALUE));
        workspace.datasets().add(description, series);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private TuneParameters job(TuningControl control) {
        return job(control, Splits.of(series));
    }

    private TuneParameters job(TuningControl control, Splits splits) {
        var base = strategy.space().defaults();
        var options = TuningOptions.defaults(Method.RL).withSearch(40, 0, 5).withBeside(0, 0);
        var request =
                new TuningRequest(
                        strategy.id(),
                        base,
                        ParameterGrid.around(strategy, base),
                        options,
                        splits,
                        TuningAnalysis.Walk.none());
        return TuneParameters.begin(
                workspace, TuningSource.of(workspace, "walk", series), strategy, request, control);
    }

    private List<SealedHoldout> sealed() {
        return SealedHoldout.of(workspace.tunings(), series, strategy.id());
    }

    @Test
    void aRecordThatCannotBeReadSealsWhatItsSplitsSayAndStopsNothing() {
        for (String damaged :
                List.of(
                        "",
                        "{}",
                        "{\"splits\":[1]}",
                        "{\"schemaVersion\":9,\"splits\":[0,9,9,20,20,90000]}")) {
            workspace
                    .tunings()
                    .begin(
                            new Tunings.Started(
                                    "walk", series.sha256(), strategy.id(), "GRID", damaged, "{}"));
        }
        assertThat(sealed()).isEmpty();
        workspace
                .tunings()
                .begin(
                        new Tunings.Started(
                                "walk",
                                series.sha256(),
                                strategy.id(),
                                "GRID",
                                "{\"schemaVersion\":9,\"splits\":[0,300,300,400,400,500]}",
                                "{}"));
        assertThat(sealed())
                .singleElement()
                .extracting(SealedHoldout::holdout)
                .isEqualTo(new Backtest.Period(400, 500));
    }

    @Test
    void itIsSealedFromTheFirstMomentOfATuningAlsoWhileThatIsPausedOrInterrupted()
            throws Exception {
        assertThat(sealed()).isEmpty();
        var control = TuningControl.unwatched();
        Map<Tunings.Status, List<SealedHoldout>> seen = new EnumMap<>(Tunings.Status.class);
        try {
            job(control)
                    .run(
                            new Progress() {
                                @Override
                                public void report(long done, long total, String message) {
                                    seen.putIfAbsent(
                                            workspace.tunings().all().getFirst().status(),
                                            sealed());
                                    if (!message.equals("paused")) {
                                        control.pause();
                                    } else {
                                        control.leave();
                                    }
                                }

                                @Override
                                public boolean isCancelled() {
                                    return false;
                                }
                            });
        } catch (CancellationException left) {
            seen.put(workspace.tunings().all().getFirst().status(), sealed());
        }

        assertThat(seen)
                .containsOnlyKeys(
                        Tunings.Status.RUNNING, Tunings.Status.PAUSED, Tunings.Status.INTERRUPTED);
        assertThat(seen.values())
                .allSatisfy(
                        holdouts -> {
                            assertThat(holdouts).hasSize(1);
                            assertThat(holdouts.getFirst().holdout())
                                    .isEqualTo(Splits.of(series).holdout());
                        });
    }

    @Test
    void itStaysSealedWhenItsTuningIsForgotten() throws Exception {
        long id = job(TuningControl.unwatched()).run(Progress.ignored()).id();
        List<SealedHoldout> before = sealed();
        workspace.tunings().forget(id);
        assertThat(workspace.tunings().all()).isEmpty();
        assertThat(workspace.tunings().find(id)).isEmpty();
        assertThat(sealed()).isEqualTo(before).hasSize(1);
    }

    @Test
    void whatNobodyOpenedStaysSealedWherePartOfItWasOpened() throws Exception {
        job(TuningControl.unwatched()).run(Progress.ignored());
        SealedHoldout whole = sealed().getFirst();
        int from = whole.holdout().fromBar() + 30;
        workspace
                .tunings()
                .openHoldout(
                        new Tunings.HoldoutOpening(
                                series.sha256(),
                                Instant.ofEpochMilli(series.openTime(from)),
                                Instant.ofEpochMilli(series.openTime(from + 9)),
                                Instant.ofEpochMilli(series.knownAt(from + 9)),
                                "macd-cross",
                                "{}",
                                Instant.EPOCH));
        assertThat(sealed())
                .extracting(SealedHoldout::holdout)
                .containsExactly(
                        new Backtest.Period(whole.holdout().fromBar(), from),
                        new Backtest.Period(from + 10, whole.holdout().toBar()));
        assertThat(sealed().getLast().from())
                .isEqualTo(Instant.ofEpochMilli(series.openTime(from + 10)));
        assertThat(sealed().getLast().to()).isEqualTo(whole.to());
        assertThat(sealed().getLast().isReachedBy(new Backtest.Period(0, from + 10))).isFalse();
    }

    @Test
    void aStrategyOfAFileMayBeATunedOneAndReachesEverySeal() throws Exception {
        job(TuningControl.unwatched()).run(Progress.ignored());
        Path file = Files.writeString(home.resolve("winner.json"), "{}");
        assertThat(SealedHoldout.of(workspace.tunings(), series, file.toString()))
                .isEqualTo(sealed());
        assertThat(SealedHoldout.of(workspace.tunings(), series, "macd-cross")).isEmpty();
    }

    @Test
    void aLaterTuningMayNotLookAtItUntilItIsOpened() throws Exception {
        job(TuningControl.unwatched()).run(Progress.ignored());
        Splits later = Splits.at(series.size(), 0, 600, 800, 10);
        assertThatThrownBy(() -> job(TuningControl.unwatched(), later))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "training or validation reaches into the sealed holdout of an earlier"
                                + " tuning of sma-cross")
                .hasMessageContaining("open that holdout first");

        assertThat(
                        job(TuningControl.unwatched(), Splits.of(series))
                                .run(Progress.ignored())
                                .result()
                                .best())
                .isPresent();
        sealed().getFirst().open(workspace.tunings(), strategy.space().defaults(), Instant.EPOCH);
        assertThat(job(TuningControl.unwatched(), later).run(Progress.ignored()).result().best())
                .isPresent();
    }

    /// The tuning is cut off as it begins.
    private long interrupted(Splits splits) {
        var control = TuningControl.unwatched();
        control.leave();
        assertThatThrownBy(() -> job(control, splits).run(Progress.ignored()))
                .isInstanceOf(CancellationException.class);
        return workspace.tunings().all().getFirst().id();
    }

    @Test
    void aTuningThatWasCutOffMayNotLookAtWhatWasSealedSinceUntilThatIsOpened() throws Exception {
        long late = interrupted(Splits.at(series.size(), 0, 600, 800, 10));
        Splits early = Splits.at(series.size(), 0, 300, 400, 10);
        job(TuningControl.unwatched(), early).run(Progress.ignored());
        assertThatThrownBy(() -> TuneParameters.resume(workspace, late, TuningControl.unwatched()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        ("training or validation of tuning %d reaches into the sealed"
                                        + " holdout of another tuning of sma-cross")
                                .formatted(late))
                .hasMessageContaining("open that holdout first");
        assertThat(workspace.tunings().find(late).orElseThrow().status())
                .isEqualTo(Tunings.Status.INTERRUPTED);

        sealed().stream()
                .filter(s -> s.holdout().equals(early.holdout()))
                .forEach(
                        s ->
                                s.open(
                                        workspace.tunings(),
                                        strategy.space().defaults(),
                                        Instant.EPOCH));
        var resumed =
                TuneParameters.resume(workspace, late, TuningControl.unwatched())
                        .run(Progress.ignored());
        assertThat(resumed.result().best()).isPresent();
    }

    @Test
    void aTuningThatWasCutOffGoesOnBeforeItsOwnHoldout() throws Exception {
        long id = interrupted(Splits.of(series));
        var resumed =
                TuneParameters.resume(workspace, id, TuningControl.unwatched())
                        .run(Progress.ignored());
        assertThat(resumed.result().best()).isPresent();
    }
}
