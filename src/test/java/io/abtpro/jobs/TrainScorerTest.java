package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.backtest.Execution;
import io.abtpro.forest.Learners;
import io.abtpro.forest.LogisticRegressionLearner;
import io.abtpro.forest.ModelFile;
import io.abtpro.forest.SavedModel;
import io.abtpro.indicators.Columns;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.report.Documents;
import io.abtpro.report.ScorerInputsDocument;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.store.Trainings;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

class TrainScorerTest {
    @TempDir private Path home;

    private static TrainScorer job(Workspace workspace, String learner) {
        var strategy = StrategyCatalog.get("bollinger-reversion");
        var series =
                Loader.load(Path.of("sample-data/sp500-2000.csv"), LoadOptions.detect()).series();
        var both =
                new Execution(
                        Execution.Fill.NEXT_OPEN,
                        0,
                        0,
                        100_000,
                        Execution.Side.BOTH,
                        new Execution.Sizing.FractionOfEquity(1),
                        0);
        var source =
                new SignalSource(
                        "SP500", new Columns(series), strategy, strategy.space().defaults(), both);
        return new TrainScorer(
                List.of(source),
                StudyOptions.defaults().withLearner(Learners.of(learner)),
                0.6,
                Optional.of(TrainScorer.Keeping.in(workspace)));
    }

    @Test
    void theStoredModelGivesTheScoresOfTheStudysLatest() {
        try (Workspace workspace = H2Workspace.open(home)) {
            TrainScorer.Report report =
                    job(workspace, "logistic-regression").run(Progress.ignored());
            SavedModel stored =
                    ModelFile.read(
                            workspace
                                    .trainings()
                                    .bytes(report.model().orElseThrow())
                                    .orElseThrow());
            ScoreStudy study = report.study();
            for (int i = 0; i < study.table().size(); i++) {
                double[] row = study.table().row(i).features();
                assertThat(stored.model().probability(study.latest().pick(row)))
                        .isEqualTo(study.latest().score(row));
            }
            assertThat(workspace.trainings().all())
                    .singleElement()
                    .satisfies(
                            training ->
                                    assertThat(training.status())
                                            .isEqualTo(Trainings.Status.COMPLETED));
            assertThat(workspace.signalScores().newestOutcome()).isPresent();
        }
    }

    @Test
    void trainingTheSameTwiceMakesNoSecondModel() {
        try (Workspace workspace = H2Workspace.open(home)) {
            TrainScorer.Report first =
                    job(workspace, "logistic-regression").run(Progress.ignored());
            TrainScorer.Report second =
                    job(workspace, "logistic-regression").run(Progress.ignored());
            assertThat(first.again()).isFalse();
            assertThat(second.again()).isTrue();
            assertThat(second.model()).isEqualTo(first.model());
            assertThat(workspace.trainings().models()).hasSize(1);
            assertThat(workspace.trainings().all()).hasSize(1);
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThat(job(workspace, "logistic-regression").run(Progress.ignored()).again())
                    .as("after a restart")
                    .isTrue();
            assertThat(workspace.trainings().models()).hasSize(1);
            long forgotten = workspace.trainings().models().getFirst().id();
            assertThat(workspace.trainings().forget(forgotten)).isTrue();
            assertThat(job(workspace, "logistic-regression").run(Progress.ignored()).again())
                    .as("of a model that was forgotten")
                    .isFalse();
            assertThat(workspace.trainings().models()).hasSize(1);
        }
    }

    @Test
    void anotherSettingIsAnotherModel() {
        try (Workspace workspace = H2Workspace.open(home)) {
            var other = new LogisticRegressionLearner(0.5);
            var _ = job(workspace, "logistic-regression").run(Progress.ignored());
            TrainScorer same = job(workspace, "logistic-regression");
            var _ =
                    new TrainScorer(
                                    same.sources(),
                                    same.options().withLearner(other),
                                    same.threshold(),
                                    same.keeping())
                            .run(Progress.ignored());
            var _ =
                    new TrainScorer(
                                    same.sources(),
                                    same.options().withWalk(new WalkOptions(30, 5, 5)),
                                    same.threshold(),
                                    same.keeping())
                            .run(Progress.ignored());
            assertThat(workspace.trainings().models()).hasSize(3);
        }
    }

    /// A process lists the settings of a forest in an order of its own.
    @Test
    void settingsInAnotherOrderAreTheSame() {
        try (Workspace workspace = H2Workspace.open(home)) {
            TrainScorer job = job(workspace, "random-forest");
            Map<String, String> settings = job.options().learner().hyperParameters();
            assertThat(settings).hasSizeGreaterThan(2);
            for (Comparator<String> order :
                    List.of(Comparator.<String>naturalOrder(), Comparator.<String>reverseOrder())) {
                var ordered = new TreeMap<String, String>(order);
                ordered.putAll(settings);
                var started =
                        new Trainings.Started(
                                TrainScorer.MODEL_TYPE,
                                "of another process",
                                Documents.compact(
                                        ScorerInputsDocument.of(job.sources(), job.options())),
                                Documents.compact(ordered));
                var asked = new KeptTraining.Asked(started, started.trainingJson());
                var _ = KeptTraining.begin(workspace.trainings(), asked);
            }
            assertThat(workspace.trainings().all()).hasSize(1);
        }
    }

    /// As the first workbenches stored it: without the strategy's version.
    @Test
    void aModelOfAnOlderWorkbenchIsTheSameToo() {
        try (Workspace workspace = H2Workspace.open(home)) {
            TrainScorer job = job(workspace, "logistic-regression");
            var old =
                    new Trainings.Started(
                            TrainScorer.MODEL_TYPE,
                            "old",
                            Documents.compact(
                                    ScorerInputsDocument.of(job.sources(), job.options()).first()),
                            Documents.compact(job.options().learner().hyperParameters()));
            long training = workspace.trainings().begin(old);
            workspace.trainings().end(training, Trainings.Status.FAILED, "too few signals");
            var _ = job.run(Progress.ignored());
            assertThat(workspace.trainings().all())
                    .singleElement()
                    .satisfies(
                            t -> {
                                assertThat(t.id()).isEqualTo(training);
                                assertThat(t.status()).isEqualTo(Trainings.Status.COMPLETED);
                                assertThat(t.error()).isEmpty();
                            });
        }
    }

    @Test
    void aCancelledTrainingKeepsNeitherModelNorScores() {
        var cancelled =
                new Progress() {
                    @Override
                    public void report(long done, long total, String message) {}

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThatThrownBy(() -> job(workspace, "random-forest").run(cancelled))
                    .isInstanceOf(CancellationException.class);
            assertThat(workspace.trainings().all())
                    .singleElement()
                    .satisfies(
                            training ->
                                    assertThat(training.status())
                                            .isEqualTo(Trainings.Status.CANCELLED));
            assertThat(workspace.trainings().models()).isEmpty();
            assertThat(workspace.signalScores().newestOutcome()).isEmpty();
        }
    }
}
