package io.abtpro.ui.backtest.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.ui.backtest.MadeEngine;
import io.abtpro.ui.backtest.MadeStore;
import io.abtpro.ui.backtest.MadeStrategies;
import io.abtpro.ui.backtest.MadeTab;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.task.JobRunner;

import org.junit.jupiter.api.Test;

class ResultViewModelTest {
    private final MadeStore store = new MadeStore(900);
    private final MadeEngine engine = new MadeEngine();

    private MadeTab tab() {
        return tab(new DirectJobRunner());
    }

    private MadeTab tab(JobRunner jobs) {
        var session = new Session(store, jobs);
        MadeTab tab = MadeTab.of(session, engine::apply);
        session.open("made");
        return tab;
    }

    private static double shown(MadeTab tab, Parameter parameter) {
        return tab.result()
                .outcomeProperty()
                .get()
                .orElseThrow()
                .inputs()
                .parameters()
                .get(parameter.name());
    }

    @Test
    void openingADatasetShowsAResultAtOnce() {
        MadeTab tab = tab();
        assertThat(tab.result().outcomeProperty().get()).isPresent();
        assertThat(tab.result().trades().rows()).isNotEmpty();
    }

    @Test
    void aRunThatTakesTooMuchMemorySaysSoAndTheNextOneRuns() {
        var session = new Session(store, new DirectJobRunner());
        var tab =
                MadeTab.of(
                        session,
                        job -> {
                            if (job.parameters().get("fast") == 20) {
                                return _ -> {
                                    throw new OutOfMemoryError("Java heap space");
                                };
                            }
                            return engine.apply(job);
                        });
        session.open("made");
        tab.inputs().set(MadeStrategies.FAST, 20);
        assertThat(session.failureProperty().get()).contains("more memory than");
        tab.inputs().set(MadeStrategies.FAST, 21);
        assertThat(shown(tab, MadeStrategies.FAST)).isEqualTo(21);
    }

    @Test
    void theResultAlwaysIsThatOfTheInputs() {
        MadeTab tab = tab();
        tab.inputs().set(MadeStrategies.FAST, 20);
        assertThat(shown(tab, MadeStrategies.FAST)).isEqualTo(20);
    }

    @Test
    void ofTheRequestsMadeBeforeARunBeginsOnlyTheNewestIsRun() {
        var held = HeldJobs.ofEverything();
        MadeTab tab = tab(held);
        held.runAll();
        engine.asked.clear();
        for (int fast = 20; fast <= 30; fast++) {
            tab.inputs().set(MadeStrategies.FAST, fast);
        }
        assertThat(held.waiting).as("one that runs and one that follows it").hasSize(2);
        held.runAll();
        assertThat(engine.asked)
                .extracting(job -> job.parameters().get("fast"))
                .containsExactly(30.0);
    }

    @Test
    void aRequestMadeWhileAResultWaitsToBeShownIsRunWithoutIt() {
        var held = HeldJobs.ofEverything();
        MadeTab tab = tab(held);
        held.runAll();
        engine.asked.clear();
        tab.inputs().set(MadeStrategies.FAST, 20);
        tab.inputs().set(MadeStrategies.FAST, 21);
        Runnable first = held.waiting.remove();
        Runnable second = held.waiting.remove();
        first.run();
        assertThat(shown(tab, MadeStrategies.FAST)).isEqualTo(21);
        tab.inputs().set(MadeStrategies.FAST, 22);
        second.run();
        held.runAll();
        assertThat(shown(tab, MadeStrategies.FAST)).isEqualTo(22);
        assertThat(engine.asked)
                .extracting(job -> job.parameters().get("fast"))
                .containsExactly(21.0, 22.0);
        assertThat(tab.result().runningProperty().get()).isFalse();
    }

    @Test
    void theOldResultStaysUntilTheNewOneComes() {
        var held = HeldJobs.ofEverything();
        MadeTab tab = tab(held);
        held.runAll();
        tab.inputs().set(MadeStrategies.FAST, 20);
        assertThat(shown(tab, MadeStrategies.FAST)).isEqualTo(16);
        held.runAll();
        assertThat(shown(tab, MadeStrategies.FAST)).isEqualTo(20);
    }

    @Test
    void aResultOfAnotherDatasetIsDropped() {
        var held = HeldJobs.ofEverything();
        MadeTab tab = tab(held);
        held.waiting.remove().run();
        tab.session().close();
        held.runAll();
        assertThat(tab.result().outcomeProperty().get()).isEmpty();
    }

    @Test
    void theResultShownIsJudgedAnewWhereAnotherTabCountedTrials() {
        MadeTab tab = tab();
        var before = tab.result().outcomeProperty().get().orElseThrow();
        assertThat(before.report().luck().orElseThrow().trials()).isEqualTo(1);
        for (int i = 0; i < 40; i++) {
            store.counted.add("tuned " + i);
        }
        tab.session().trialsProperty().set(41);
        var after = tab.result().outcomeProperty().get().orElseThrow();
        assertThat(after.report().luck().orElseThrow().trials()).isEqualTo(41);
        assertThat(after.result()).isSameAs(before.result());
    }

    @Test
    void aValuePassedThroughIsJudgedAgainstAllTrialsCounted() {
        MadeTab tab = tab();
        tab.inputs().set(MadeStrategies.FAST, 20);
        tab.inputs().set(MadeStrategies.FAST, 21);
        tab.inputs().beginDrag();
        tab.inputs().set(MadeStrategies.FAST, 25);
        assertThat(store.counted).hasSize(3);
        var luck = tab.result().outcomeProperty().get().orElseThrow().report().luck().orElseThrow();
        assertThat(luck.trials()).isEqualTo(3);
    }

    @Test
    void aDragCountsOneTrialAndTheRestAsPassedThrough() {
        MadeTab tab = tab();
        assertThat(tab.session().trialsProperty().get()).isEqualTo(1);
        tab.inputs().beginDrag();
        for (int fast = 17; fast <= 30; fast++) {
            tab.inputs().set(MadeStrategies.FAST, fast);
        }
        assertThat(store.counted).hasSize(1);
        assertThat(shown(tab, MadeStrategies.FAST)).isEqualTo(30);
        tab.inputs().endDrag();
        assertThat(store.counted).hasSize(2);
        assertThat(tab.session().trialsProperty().get()).isEqualTo(2);
        assertThat(tab.inputs().passedThroughProperty().get()).isEqualTo(13);
    }

    @Test
    void theJsonHasTheShapeOfTheBacktestCommand() throws Exception {
        var json = new ObjectMapper().readTree(tab().result().json());
        assertThat(json.fieldNames())
                .toIterable()
                .contains("strategy", "parameters", "metrics", "ledgerSha256");
        assertThat(json.at("/parameters/slow").asInt()).isEqualTo(128);
        assertThat(json.at("/metrics/maxDrawdown").asDouble()).isEqualTo(-0.22);
    }
}
