package io.abtpro.ui.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.holdout.SealedHoldout;
import io.abtpro.report.Times;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.store.Tunings;
import io.abtpro.strategies.RealBars;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;
import io.abtpro.ui.FakeWorkspace;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.Researched;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the Signals tab shows beside the sealed holdout of a tuning.
class SealedSignalsTest {
    private static final Strategy CROSS = StrategyCatalog.get("sma-cross");

    private final BarSeries bars = RealBars.sp500();
    private final int end = Splits.of(bars).holdout().fromBar();
    private final FakeWorkspace workspace = new FakeWorkspace(Path.of("target"));
    private final HeldJobs jobs = new HeldJobs();
    private final Session session = new Session(workspace, jobs);
    private final SignalsViewModel model = new SignalsViewModel(session);

    SealedSignalsTest() {
        workspace.add("S&P 500", "SPX", bars, new SeriesQuality(List.of(), "weekdays"));
        Researched.bothSidesOf(CROSS.id(), session);
    }

    private void tuned() {
        tune(workspace, bars, CROSS);
    }

    /// Begins a tuning that seals the usual holdout.
    static void tune(FakeWorkspace workspace, BarSeries bars, Strategy strategy) {
        var base = strategy.space().defaults();
        var request =
                new TuningRequest(
                        strategy.id(),
                        base,
                        ParameterGrid.around(strategy, base),
                        TuningOptions.defaults(Method.GRID),
                        Splits.of(bars),
                        TuningAnalysis.Walk.none());
        workspace
                .tunings()
                .begin(
                        new Tunings.Started(
                                "S&P 500",
                                bars.sha256(),
                                strategy.id(),
                                "GRID",
                                TuningRequestJson.write(request),
                                "{}"));
    }

    private void begun() {
        tuned();
        session.tuningsProperty().set(session.tuningsProperty().get() + 1);
    }

    private void opened() {
        SealedHoldout.of(workspace.tunings(), bars, CROSS.id())
                .getFirst()
                .open(workspace.tunings(), CROSS.space().defaults(), Instant.EPOCH);
        session.trialsProperty().set(session.trialsProperty().get() + 1);
    }

    private void open() {
        session.open("S&P 500");
        model.setSeen(true);
        jobs.runAll();
    }

    private TrainedScorer shown() {
        return model.trainedProperty().get().orElseThrow();
    }

    @Test
    void signalsAreThoseOfTheResearchAndTheySayWhereTheyAreOfAnother() {
        var tuned = CROSS.space().defaults().with("fast", 60).with("slow", 137);
        var research = session.research();
        research.edit(research.now().withStrategy(CROSS, tuned));
        open();
        assertThat(shown().source().parameters()).isEqualTo(tuned);
        assertThat(shown().source().execution()).isEqualTo(research.now().execution());
        assertThat(model.ofAnotherResearchProperty().getValue()).isEmpty();

        research.edit(research.now().withParameter("fast", 20));
        assertThat(model.staleBinding().get()).isTrue();
        assertThat(model.ofAnotherResearchProperty().getValue())
                .isEqualTo("These scores are of sma-cross 60, 137 \u00b7 both sides.");
        assertThat(shown().source().parameters()).isEqualTo(tuned);
        session.steps().undo();
        assertThat(model.staleBinding().get()).isFalse();
        assertThat(model.ofAnotherResearchProperty().getValue()).isEmpty();

        var costs = research.now().execution();
        research.edit(research.now().withExecution(costs.withCosts(9, 1)));
        assertThat(model.staleBinding().get()).isTrue();
        model.train();
        jobs.runAll();
        assertThat(model.staleBinding().get()).isFalse();
        assertThat(shown().source().execution().feeBps()).isEqualTo(9);
    }

    @Test
    void whyOneResearchCouldNotBeScoredIsNotSaidOfTheNext() {
        var few = CROSS.space().defaults().with("fast", 90).with("slow", 400);
        session.research().edit(session.research().now().withStrategy(CROSS, few));
        open();
        assertThat(model.trainedProperty().get()).isEmpty();
        assertThat(model.problemProperty().get()).contains("too few");
        Researched.bothSidesOf(CROSS.id(), session);
        assertThat(model.problemProperty().get()).isEmpty();
        jobs.runAll();
        assertThat(shown().source().parameters()).isEqualTo(CROSS.space().defaults());
    }

    /// What comes after the period is not looked at.
    @Test
    void scoringEndsWithThePeriodOfTheResearch() {
        var research = session.research();
        open();
        int all = shown().source().series().size();
        var day = Research.day(shown().source().series(), all / 2);
        research.edit(research.now().withPeriod(Optional.empty(), Optional.of(day)));
        assertThat(model.staleBinding().get()).isTrue();
        model.train();
        jobs.runAll();
        assertThat(shown().source().series().size()).isEqualTo(all / 2 + 1);
        assertThat(model.endProperty().get())
                .isEqualTo("Ends %s: so does the period of the research.".formatted(day));
    }

    @Test
    void theOpenDatasetIsScoredUpToTheSealAndTheTabSaysSo() {
        tuned();
        open();
        assertNothingSealedIsShown();
        assertThat(model.staleBinding().get()).isFalse();
        assertThat(model.endProperty().get())
                .isEqualTo(
                        "Ends %s: what follows is the sealed holdout of a tuning. Open it in the Tuning tab."
                                .formatted(Times.of(bars, end - 1)));
    }

    private void assertNothingSealedIsShown() {
        TrainedScorer shown = shown();
        assertThat(shown.source().series().size()).isEqualTo(end);
        assertThat(shown.gate().period().toBar()).isEqualTo(end);
        assertThat(shown.study().table().rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.bar()).isLessThan(end));
        assertThat(model.threshold().atProperty().get().orElseThrow().trained()).isSameAs(shown);
    }

    @Test
    void withoutATuningEveryBarIsScoredAndNothingIsSaid() {
        open();
        assertThat(shown().source().series()).isSameAs(bars);
        assertThat(model.endProperty().get()).isEmpty();
    }

    @Test
    void anotherStrategyThatWasNotTunedIsScoredToTheLastBar() {
        tuned();
        open();
        Researched.bothSidesOf("bollinger-reversion", session);
        assertThat(model.endProperty().get()).isEmpty();
        model.train();
        jobs.runAll();
        assertThat(shown().source().series().size()).isEqualTo(bars.size());
        assertThat(model.staleBinding().get()).isFalse();
        Researched.bothSidesOf(CROSS.id(), session);
        assertThat(model.endProperty().get()).startsWith("Ends ");
        model.train();
        jobs.runAll();
        assertNothingSealedIsShown();
    }

    @Test
    void whatShowsBarsThatATuningSealsIsReplaced() {
        open();
        assertThat(shown().source().series().size()).isEqualTo(bars.size());
        begun();
        assertThat(model.trainedProperty().get()).isEmpty();
        assertThat(model.threshold().atProperty().get()).isEmpty();
        assertThat(model.listed()).isEmpty();
        jobs.runAll();
        assertNothingSealedIsShown();
    }

    @Test
    void aTrainingDuringWhichATuningSealsItsBarsIsNotShown() {
        session.open("S&P 500");
        model.setSeen(true);
        begun();
        List<TrainedScorer> seen = new ArrayList<>();
        model.trainedProperty().subscribe(now -> now.ifPresent(seen::add));
        jobs.runAll();
        assertNothingSealedIsShown();
        assertThat(seen).hasSize(1);
    }

    @Test
    void onceTheHoldoutIsOpenedTheResultIsStaleAndTrainingAgainScoresItToo() {
        tuned();
        open();
        opened();
        assertThat(model.staleBinding().get()).isTrue();
        assertThat(model.endProperty().get()).isEmpty();
        model.train();
        jobs.runAll();
        assertThat(shown().source().series().size()).isEqualTo(bars.size());
        assertThat(model.staleBinding().get()).isFalse();
    }

    @Test
    void theGateOfTheBacktestTakesTheWalkThatWasShown() {
        tuned();
        open();
        List<StudyOptions> handed = new ArrayList<>();
        model.gate((scored, options, _, _) -> handed.add(options));
        assertThat(handed).containsExactly(shown().study().options());
        opened();
        model.train();
        jobs.runAll();
        model.gate((scored, options, _, _) -> handed.add(options));
        assertThat(handed.getLast()).isEqualTo(shown().asked().options());
    }
}
