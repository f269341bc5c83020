package io.abtpro.cli;

import io.abtpro.jobs.TrainScorer;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.scoring.Advice;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalRow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A training and its scores as text.
///
/// @param datasets their names or files
record ScoreText(String datasets, TrainScorer job, TrainScorer.Report report) {
    private ScoreStudy study() {
        return report.study();
    }

    List<String> trainingLines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s on %s: %s signals, %s judged out of sample by %s models"
                        .formatted(
                                study().table().sources().getFirst().strategy().id(),
                                datasets,
                                Figures.count(study().table().size()),
                                Figures.count(study().judged().length),
                                Figures.count(study().walk().fits().size())));
        if (study().table().unscored() > 0) {
            lines.add(
                    "%s signals stand where a feature has no value; they have no score"
                            .formatted(Figures.count(study().table().unscored())));
        }
        List<String> out = new ArrayList<>(study().table().featureNames());
        out.removeAll(study().latest().model().featureNames());
        if (!out.isEmpty()) {
            lines.add("left out, since the same on every signal: " + String.join(", ", out));
        }
        lines.add(
                report.quality()
                        .map(ScoreText::quality)
                        .orElse("no signal that a model had not seen has an outcome yet"));
        lines.add(
                report.model()
                        .map(
                                id ->
                                        report.again()
                                                ? "the same as model %d, which stands; no second model was kept"
                                                        .formatted(id)
                                                : "kept as model %d; 'models list' shows it, 'accuracy' follows it"
                                                        .formatted(id))
                        .orElse("no model was kept: there was nothing to learn"));
        return lines;
    }

    private static String quality(ScoreQuality quality) {
        String area =
                quality.roc().isEmpty()
                        ? "no AUC, since all %s judged signals %s"
                                .formatted(
                                        Figures.count(quality.judged()),
                                        quality.won() > 0 ? "won" : "lost")
                        : "AUC of the score %s (%s)"
                                .formatted(
                                        Figures.plain(quality.roc().get().auc(), 3),
                                        Double.isFinite(quality.aucLow())
                                                ? "95 %% interval %s to %s"
                                                        .formatted(
                                                                Figures.plain(quality.aucLow(), 3),
                                                                Figures.plain(quality.aucHigh(), 3))
                                                : "no interval: too few won or lost");
        return area
                + ", Brier %s calibrated, %s of the score, against %s of the base rate"
                        .formatted(
                                Figures.plain(quality.brier().score(), 3),
                                Figures.plain(quality.rawBrier().score(), 3),
                                Figures.plain(quality.brier().ofBaseRate(), 3));
    }

    /// The signals to list, by time.
    List<Integer> signals(boolean inSample, int most) {
        List<Integer> all =
                IntStream.range(0, study().table().size())
                        .filter(i -> inSample || !study().inSample(i))
                        .boxed()
                        .toList();
        return most == 0 ? all : all.subList(Math.max(0, all.size() - most), all.size());
    }

    private Advice advice(int i) {
        return Advice.of(study().score(i), job.threshold());
    }

    List<String> listLines(List<Integer> signals) {
        if (signals.isEmpty()) {
            return List.of("No signal has a score that its model had not seen.");
        }
        var table =
                new TextTable(
                        "Time",
                        "Symbol",
                        "Side",
                        ">Score",
                        ">Calibrated",
                        ">Confidence",
                        "Advice",
                        "Risk",
                        "Outcome",
                        ">Net",
                        "Sample");
        for (int i : signals) {
            SignalRow row = study().table().row(i);
            var source = study().table().source(i);
            table.row(
                    Times.date(
                            Instant.ofEpochMilli(source.series().openTime(row.bar())),
                            source.series().zone()),
                    source.symbol(),
                    row.isLong() ? "long" : "short",
                    three(study().score(i)),
                    three(study().calibrated()[i]),
                    three(study().confidence(i)),
                    advice(i).name(),
                    study().risk(i).name(),
                    row.matured() ? row.won() ? "won" : "lost" : "pending",
                    row.matured() ? Figures.percent(row.netReturn(), 2) : "-",
                    study().inSample(i) ? "in" : "out");
        }
        return table.lines();
    }

    private static String three(double value) {
        return Figures.plain(value, 3);
    }
}
