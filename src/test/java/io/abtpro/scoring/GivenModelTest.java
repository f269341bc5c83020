package io.abtpro.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bench.Walks;
import io.abtpro.forest.FitProgress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// A small network trained elsewhere, brought as ONNX and judged like our own models.
class GivenModelTest {
    private static final SignalSource SOURCE =
            Walks.source(Walks.hours(4_000, 7), "bollinger-reversion");

    @TempDir private Path folder;

    /// Sigmoid of 0.02 rsi - 0.1 momentum - 1.
    private Path network() throws IOException {
        Path file = folder.resolve("network.onnx");
        Files.write(
                file,
                new OnnxBytes()
                        .input("x", OnnxBytes.FLOAT, -1, 2)
                        .node("MatMul", "product", "x", "weights")
                        .node("Add", "logit", "product", "bias")
                        .node("Sigmoid", "p", "logit")
                        .constant("weights", new int[] {2, 1}, 0.02f, -0.1f)
                        .constant("bias", new int[] {1}, -1f)
                        .output("p", OnnxBytes.FLOAT, -1, 1)
                        .bytes());
        Files.writeString(folder.resolve("network.onnx.properties"), "features = rsi, momentum\n");
        return file;
    }

    private ScoreStudy study(Instant trainedUntil) throws IOException {
        GivenModel given = OnnxFile.read(network(), trainedUntil);
        return ScoreStudy.of(
                List.of(SOURCE), StudyOptions.defaults().withLearner(given), FitProgress.ignored());
    }

    @Test
    void itsScoresAreThoseOfTheNetwork() throws IOException {
        ScoreStudy study = study(Instant.EPOCH);
        int rsi = study.table().featureNames().indexOf("rsi");
        int momentum = study.table().featureNames().indexOf("momentum");
        for (int i = 0; i < study.table().size(); i++) {
            double[] row = study.table().row(i).features();
            double logit = 0.02 * row[rsi] - 0.1 * row[momentum] - 1;
            assertThat(study.score(i)).isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-5));
        }
    }

    @Test
    void signalsOfItsTrainingPeriodAreInSampleAndNotJudged() throws IOException {
        Instant until = Instant.ofEpochMilli(SOURCE.series().knownAt(2_000));
        ScoreStudy study = study(until);
        for (int i = 0; i < study.table().size(); i++) {
            assertThat(study.inSample(i))
                    .isEqualTo(study.table().row(i).time() <= until.toEpochMilli());
        }
        assertThat(Arrays.stream(study.judged()))
                .isNotEmpty()
                .allMatch(i -> study.table().row(i).time() > until.toEpochMilli());
        assertThat(ScoreQuality.of(study).hasEdge()).isFalse();
    }

    /// It needs no fit, so it scores however few outcomes are known; a column without scores would
    /// pass every audit.
    @Test
    void itsColumnForTheAuditHasScoresWhereTooFewOutcomesAreKnownForAFit() throws IOException {
        SignalSource few = Walks.source(Walks.hours(400, 7), "bollinger-reversion");
        var options = StudyOptions.defaults().withLearner(OnnxFile.read(network(), Instant.EPOCH));
        ScoreStudy study = ScoreStudy.of(List.of(few), options, FitProgress.ignored());
        assertThat(FitSchedule.starts(study.table(), options.walk(), false)).isEmpty();
        double[] column = ScoreColumns.scores(few, options);
        assertThat(study.table().size()).isPositive();
        for (int i = 0; i < study.table().size(); i++) {
            assertThat(column[study.table().row(i).bar()]).isEqualTo(study.score(i));
        }
    }

    @Test
    void itIsExplainedGatedAndFlippedLikeOurOwn() throws IOException {
        ScoreStudy study = study(Instant.EPOCH);
        Explanation why = new Explanation.Explainers(study).of(100);
        assertThat(why.exact()).isFalse();
        assertThat(why.base() + Arrays.stream(why.values()).sum())
                .isCloseTo(study.score(100), within(1e-5));
        assertThat(
                        Flip.of(
                                study.table(),
                                study.scorer(100),
                                study.table().row(100).features(),
                                study.score(100) - 0.01))
                .isPresent();
        assertThat(new Gate(study, 0).at(0.5, false).result().trades().size())
                .isLessThanOrEqualTo(new Gate(study, 0).ungated().trades().size());
    }

    @Test
    void aFeatureThatIsNotUsedIsAskedFor() throws IOException {
        GivenModel given = OnnxFile.read(network(), Instant.EPOCH);
        var without = StudyOptions.defaults().withLearner(given).withFeatures(List.of("rsi"));
        assertThatThrownBy(() -> ScoreStudy.of(List.of(SOURCE), without, FitProgress.ignored()))
                .hasMessageContaining(
                        "asks for feature 'momentum', which is not among those used ([rsi]); add"
                                + " it");
    }

    @Test
    void aFileThatIsNoModelIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("no.onnx"), "nothing");
        assertThatThrownBy(() -> OnnxFile.read(file, Instant.EPOCH))
                .isInstanceOf(OnnxRefusedException.class);
        assertThatThrownBy(() -> OnnxFile.read(folder.resolve("gone.onnx"), Instant.EPOCH))
                .hasMessageContaining("cannot be read");
    }
}
