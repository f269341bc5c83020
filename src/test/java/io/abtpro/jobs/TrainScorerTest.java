package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.backtest.Execution;
import io.abtpro.forest.Learners;
import io.abtpro.forest.ModelFile;
import io.abtpro.forest.SavedModel;
import io.abtpro.indicators.Columns;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.store.Trainings;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
