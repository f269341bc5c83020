package io.abtpro.ui.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.abtpro.backtest.Execution;
import io.abtpro.report.Documents;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.JobRunner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class BacktestViewModelTest {
    private final Fixture.Store store = new Fixture.Store(900);
    private final Fixture.Engine engine = new Fixture.Engine();

    private record Tab(Session session, BacktestViewModel model) {}

    private Tab tab(JobRunner jobs) {
        var session = new Session(store, jobs);
        var model =
                new BacktestViewModel(
                        session, List.of(Fixture.CROSS, Fixture.OTHER), engine::apply);
        session.open("made");
        return new Tab(session, model);
    }

    private BacktestViewModel model() {
        return tab(new Fixture.AtOnce()).model();
    }

    private static double value(BacktestViewModel model, Parameter parameter) {
        return model.inputsProperty().get().parameters().get(parameter.name());
    }

    private static double shown(BacktestViewModel model, Parameter parameter) {
        return model.outcomeProperty()
                .get()
                .orElseThrow()
                .inputs()
                .parameters()
                .get(parameter.name());
    }

    @Test
    void openingADatasetShowsAResultAtOnce() {
        BacktestViewModel model = model();
        assertThat(model.outcomeProperty().get()).isPresent();
        assertThat(model.trades().rows()).isNotEmpty();
    }

    @Test
    void aRunThatTakesTooMuchMemorySaysSoAndTheNextOneRuns() {
        var session = new Session(store, new Fixture.AtOnce());
        var model =
                new BacktestViewModel(
                        session,
                        List.of(Fixture.CROSS, Fixture.OTHER),
                        job -> {
                            if (job.parameters().get("fast") == 20) {
                                return _ -> {
                                    throw new OutOfMemoryError("Java heap space");
                                };
                            }
                            return engine.apply(job);
                        });
        session.open("made");
        model.set(Fixture.FAST, 20);
        assertThat(session.failureProperty().get()).contains("more memory than");
        model.set(Fixture.FAST, 21);
        assertThat(shown(model, Fixture.FAST)).isEqualTo(21);
    }

    @Test
    void theResultAlwaysIsThatOfTheInputs() {
        BacktestViewModel model = model();
        model.set(Fixture.FAST, 20);
        assertThat(shown(model, Fixture.FAST)).isEqualTo(20);
    }

    @Test
    void ofTheRequestsMadeBeforeARunBeginsOnlyTheNewestIsRun() {
        var held = new Fixture.Held();
        BacktestViewModel model = tab(held).model();
        held.runAll();
        engine.asked.clear();
        for (int fast = 20; fast <= 30; fast++) {
            model.set(Fixture.FAST, fast);
        }
        assertThat(held.waiting).as("one that runs and one that follows it").hasSize(2);
        held.runAll();
        assertThat(engine.asked)
                .extracting(job -> job.parameters().get("fast"))
                .containsExactly(30.0);
    }

    @Test
    void aRequestMadeWhileAResultWaitsToBeShownIsRunWithoutIt() {
        var held = new Fixture.Held();
        BacktestViewModel model = tab(held).model();
        held.runAll();
        engine.asked.clear();
        model.set(Fixture.FAST, 20);
        model.set(Fixture.FAST, 21);
        Runnable first = held.waiting.remove();
        Runnable second = held.waiting.remove();
        first.run();
        assertThat(shown(model, Fixture.FAST)).isEqualTo(21);
        model.set(Fixture.FAST, 22);
        second.run();
        held.runAll();
        assertThat(shown(model, Fixture.FAST)).isEqualTo(22);
        assertThat(engine.asked)
                .extracting(job -> job.parameters().get("fast"))
                .containsExactly(21.0, 22.0);
        assertThat(model.runningProperty().get()).isFalse();
    }

    @Test
    void theOldResultStaysUntilTheNewOneComes() {
        var held = new Fixture.Held();
        BacktestViewModel model = tab(held).model();
        held.runAll();
        model.set(Fixture.FAST, 20);
        assertThat(shown(model, Fixture.FAST)).isEqualTo(16);
        held.runAll();
        assertThat(shown(model, Fixture.FAST)).isEqualTo(20);
    }

    @Test
    void aResultOfAnotherDatasetIsDropped() {
        var held = new Fixture.Held();
        Tab tab = tab(held);
        held.waiting.remove().run();
        tab.session().close();
        held.runAll();
        assertThat(tab.model().outcomeProperty().get()).isEmpty();
    }

    @Test
    void theResultShownIsJudgedAnewWhereAnotherTabCountedTrials() {
        Tab tab = tab(new Fixture.AtOnce());
        var before = tab.model().outcomeProperty().get().orElseThrow();
        assertThat(before.report().luck().orElseThrow().trials()).isEqualTo(1);
        for (int i = 0; i < 40; i++) {
            store.counted.add("tuned " + i);
        }
        tab.session().trialsProperty().set(41);
        var after = tab.model().outcomeProperty().get().orElseThrow();
        assertThat(after.report().luck().orElseThrow().trials()).isEqualTo(41);
        assertThat(after.result()).isSameAs(before.result());
    }

    @Test
    void aValuePassedThroughIsJudgedAgainstAllTrialsCounted() {
        BacktestViewModel model = model();
        model.set(Fixture.FAST, 20);
        model.set(Fixture.FAST, 21);
        model.beginDrag();
        model.set(Fixture.FAST, 25);
        assertThat(store.counted).hasSize(3);
        var luck = model.outcomeProperty().get().orElseThrow().report().luck().orElseThrow();
        assertThat(luck.trials()).isEqualTo(3);
    }

    @Test
    void oneDragIsOneUndo() {
        BacktestViewModel model = model();
        model.beginDrag();
        for (int fast = 17; fast <= 30; fast++) {
            model.set(Fixture.FAST, fast);
        }
        model.endDrag();
        model.undo();
        assertThat(value(model, Fixture.FAST)).isEqualTo(16);
        assertThat(model.edits().history().canUndoProperty().get()).isFalse();
        model.redo();
        assertThat(value(model, Fixture.FAST)).isEqualTo(30);
        assertThat(shown(model, Fixture.FAST)).isEqualTo(30);
    }

    @Test
    void aDragCountsOneTrialAndTheRestAsPassedThrough() {
        Tab tab = tab(new Fixture.AtOnce());
        assertThat(tab.session().trialsProperty().get()).isEqualTo(1);
        tab.model().beginDrag();
        for (int fast = 17; fast <= 30; fast++) {
            tab.model().set(Fixture.FAST, fast);
        }
        assertThat(store.counted).hasSize(1);
        assertThat(shown(tab.model(), Fixture.FAST)).isEqualTo(30);
        tab.model().endDrag();
        assertThat(store.counted).hasSize(2);
        assertThat(tab.session().trialsProperty().get()).isEqualTo(2);
        assertThat(tab.model().edits().passedThroughProperty().get()).isEqualTo(13);
    }

    @Test
    void aDragThatEndsWhereItBeganChangesNothing() {
        BacktestViewModel model = model();
        model.beginDrag();
        model.set(Fixture.FAST, 20);
        model.set(Fixture.FAST, 16);
        model.endDrag();
        assertThat(store.counted).hasSize(1);
        assertThat(model.edits().history().canUndoProperty().get()).isFalse();
    }

    @Test
    void aValueOutOfRangeStatesTheRangeAndKeepsTheOldOne() {
        BacktestViewModel model = model();
        assertThat(model.type(Fixture.FAST, "500"))
                .isEqualTo("Fast average must be a whole number in [2, 100] bars, was 500");
        assertThat(model.type(Fixture.FAST, "nonsense")).contains("was nonsense");
        assertThat(model.type(Fixture.FAST, "3.5")).contains("whole number");
        assertThat(value(model, Fixture.FAST)).isEqualTo(16);
    }

    @Test
    void offAndZeroMeanTheSameWhereAParameterCanBeOff() {
        BacktestViewModel model = model();
        assertThat(model.type(Fixture.STOP, "5")).isEmpty();
        assertThat(model.type(Fixture.STOP, "off")).isEmpty();
        assertThat(value(model, Fixture.STOP)).isZero();
        assertThat(ParameterText.of(Fixture.STOP, 0)).isEqualTo("off");
    }

    @Test
    void stepsStayOnTheGridAndInTheRange() {
        BacktestViewModel model = model();
        model.step(Fixture.FAST, 10);
        assertThat(value(model, Fixture.FAST)).isEqualTo(26);
        model.step(Fixture.FAST, -100);
        assertThat(value(model, Fixture.FAST)).isEqualTo(2);
        model.step(Fixture.STOP, 3);
        assertThat(value(model, Fixture.STOP)).isEqualTo(1.5);
        model.reset(Fixture.FAST);
        assertThat(value(model, Fixture.FAST)).isEqualTo(16);
    }

    @Test
    void anInvalidCombinationIsExplainedAndTheLastGoodResultStays() {
        BacktestViewModel model = model();
        model.set(Fixture.SLOW, 10);
        assertThat(model.problemProperty().get())
                .isEqualTo("fast must be below slow, was 16 and 10");
        assertThat(shown(model, Fixture.SLOW)).isEqualTo(128);
        model.undo();
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void aPeriodWithoutBarsNamesWhatThereIs() {
        BacktestViewModel model = model();
        model.setPeriod(Optional.of(LocalDate.of(2030, 1, 1)), Optional.empty());
        assertThat(model.problemProperty().get()).contains("2000-01-03 to 2002-06-20");
        model.setPeriod(
                Optional.of(LocalDate.of(2001, 1, 1)), Optional.of(LocalDate.of(2001, 12, 31)));
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.outcomeProperty().get().orElseThrow().result().equity()).hasSize(365);
    }

    @Test
    void savingARunStoresStrictJsonAndComparesIt() {
        BacktestViewModel model = model();
        model.primaryAction();
        model.set(Fixture.FAST, 20);
        assertThat(store.saved).hasSize(1);
        String text = store.saved.getFirst().documentJson();
        assertThat(text).doesNotContain("NaN");
        var document = Documents.read(text);
        assertThat(document.get("parameters"))
                .hasToString("{\"fast\":16,\"slow\":128,\"stopLoss\":0,\"trailingStop\":0}");
        assertThat(document.get("execution").toString())
                .contains("\"fill\":\"next-open\"", "\"side\":\"long\"", "\"feeBps\":2");
        assertThat(document.get("metrics").toString()).contains("\"sharpe\":0.42");
        CompareTable table = model.compare().tableProperty().get();
        assertThat(table.columns()).containsExactly("Fast");
        assertThat(table.rows())
                .extracting(CompareTable.Row::name)
                .containsExactly("this", "run 1");
    }

    @Test
    void theOldestSavedRunMakesRoomForTheFourth() {
        BacktestViewModel model = model();
        for (int i = 0; i < 4; i++) {
            model.saveRun();
        }
        assertThat(model.compare().runs())
                .extracting(Compared::name)
                .containsExactly("run 4", "run 3", "run 2");
        assertThat(model.compare().runs()).extracting(Compared::style).doesNotHaveDuplicates();
        model.compare().remove(model.compare().runs().getFirst());
        model.compare().toggle(model.compare().runs().getFirst());
        assertThat(model.compare().runs().getFirst().shown()).isFalse();
    }

    @Test
    void aRunThatCameOutOtherwiseIsForgottenByTheNameItWasSavedBy() {
        model().saveRun();
        store.saved.set(0, store.saved.getFirst().named("before, changed", "made"));
        BacktestViewModel again = model();
        Compared run = again.compare().runs().getFirst();
        assertThat(run.name()).isEqualTo("before, changed, changed");
        again.forget(run);
        assertThat(store.saved).isEmpty();
    }

    @Test
    void theJsonHasTheShapeOfTheBacktestCommand() throws Exception {
        var json = new ObjectMapper().readTree(model().json());
        assertThat(json.fieldNames())
                .toIterable()
                .contains("strategy", "parameters", "metrics", "ledgerSha256");
        assertThat(json.at("/parameters/slow").asInt()).isEqualTo(128);
        assertThat(json.at("/metrics/maxDrawdown").asDouble()).isEqualTo(-0.22);
    }

    @Test
    void tradesAreSteppedThroughAndTheSelectionSurvivesARecomputation() {
        BacktestViewModel model = model();
        model.trades().next();
        model.trades().next();
        assertThat(model.trades().selectedProperty().get()).isEqualTo(2);
        model.setExecution(
                new Execution(
                        Execution.Fill.NEXT_OPEN,
                        5,
                        1,
                        100_000,
                        Execution.Side.LONG,
                        new Execution.Sizing.FractionOfEquity(1),
                        0));
        assertThat(model.trades().selectedProperty().get()).isEqualTo(2);
        model.trades().previous();
        model.trades().previous();
        assertThat(model.trades().selectedProperty().get()).isEqualTo(1);
    }

    @Test
    void exportedTradesHaveOneLineEach(@TempDir Path folder) throws Exception {
        BacktestViewModel model = model();
        Path file = folder.resolve("trades.csv");
        model.trades().export(file);
        assertThat(Files.readAllLines(file))
                .hasSize(model.trades().rows().size() + 1)
                .first()
                .isEqualTo(
                        "side,entryTime,entryPrice,exitTime,exitPrice,quantity,fees,"
                                + "netPnl,exitReason,entryKnownAt,exitKnownAt");
        assertThat(Files.readAllLines(file).get(1)).startsWith("long,2000-05-10T05:00:00Z,");
    }

    @Test
    void choosingAnotherStrategyTakesItsDefaultsAndCanBeUndone() {
        BacktestViewModel model = model();
        model.set(Fixture.FAST, 20);
        model.choose(Fixture.OTHER);
        assertThat(model.inputsProperty().get().parameters().values()).containsOnlyKeys("stopLoss");
        model.undo();
        assertThat(value(model, Fixture.FAST)).isEqualTo(20);
    }

    @Test
    void drawdownIsZeroAtEachHighAndCountsTheCapital() {
        assertThat(DrawnRun.drawdownPercent(new double[] {90, 110, 55}, 100))
                .containsExactly(100 * (90.0 / 100 - 1), 0, -50);
    }
}
