package io.abtpro.ui.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.bars.SeriesQuality;
import io.abtpro.cli.Typed;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.scoring.OnnxModels;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalRow;
import io.abtpro.ui.FakeWorkspace;
import io.abtpro.ui.session.Researched;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.task.JobRunner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The Signals tab and `score` say the same of the same signals.
class SameAsCommandTest {
    @TempDir private Path home;

    private Typed typed(String... words) {
        return Typed.done(home.resolve("ws"), words);
    }

    private static Session open(Path file, JobRunner jobs) {
        var workspace = new FakeWorkspace(Path.of("target"));
        var series = Loader.load(file, LoadOptions.detect()).series();
        workspace.add("made", "MADE", series, new SeriesQuality(List.of(), "every day"));
        return new Session(workspace, jobs);
    }

    private void assertSameScores(
            Path file, SignalsViewModel model, HeldJobs jobs, String... more) {
        model.train();
        jobs.runAll();
        ScoreStudy study = model.trainedProperty().get().orElseThrow().study();
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "--json",
                                "score",
                                "list",
                                file.toString(),
                                "--strategy",
                                "zscore-reversion",
                                "--side",
                                "both",
                                "--last",
                                "0",
                                "--in-sample"));
        words.addAll(List.of(more));
        JsonNode signals = typed(words.toArray(String[]::new)).json();
        assertThat(signals).hasSize(study.table().size()).hasSizeGreaterThan(20);
        for (int i = 0; i < signals.size(); i++) {
            JsonNode signal = signals.get(i);
            SignalRow row = study.table().row(i);
            assertThat(Instant.parse(signal.get("knownAt").asText()).toEpochMilli())
                    .isEqualTo(row.time());
            assertThat(signal.get("score").asDouble()).isEqualTo(study.score(i));
            assertThat(signal.get("calibrated").asDouble()).isEqualTo(study.calibrated()[i]);
            assertThat(signal.get("inSample").asBoolean()).isEqualTo(study.inSample(i));
            assertThat(signal.get("outcome").asText())
                    .isEqualTo(row.matured() ? row.won() ? "WIN" : "LOSS" : "PENDING");
        }
    }

    @Test
    void everySignalHasTheSameScoreOfOurModelsAndOfOneTrainedElsewhere() throws IOException {
        Path file = Typed.madeDays(home);
        var jobs = new HeldJobs();
        Session session = open(file, jobs);
        var model = new SignalsViewModel(session);
        session.open("made");
        jobs.runAll();
        Researched.bothSidesOf("zscore-reversion", session);
        assertSameScores(file, model, jobs);

        model.inputs().setLearner("logistic-regression");
        model.inputs().setWalk(25, 10, 7);
        model.inputs().addFeature("cci");
        assertSameScores(
                file,
                model,
                jobs,
                "--learner",
                "logistic-regression",
                "--first-fit",
                "25",
                "--refit-every",
                "10",
                "--embargo",
                "7",
                "--add-feature",
                "cci");

        Path given = Files.write(home.resolve("rsi.onnx"), OnnxModels.ofRsi());
        var fresh = new SignalsViewModel(session);
        fresh.inputs().takeModel(given, LocalDate.of(2020, 3, 1));
        fresh.inputs().askedProperty().get().used().stream()
                .filter(feature -> !feature.equals("rsi"))
                .toList()
                .forEach(feature -> fresh.inputs().useFeature(feature, false));
        assertSameScores(
                file, fresh, jobs, "--learner", given.toString(), "--trained-until", "2020-03-01");
    }
}
