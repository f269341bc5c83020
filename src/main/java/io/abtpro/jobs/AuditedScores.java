package io.abtpro.jobs;

import io.abtpro.bars.Track;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalRow;
import io.abtpro.store.SignalScores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a training says of the signals of its first source, as it is shown and as it is stored.
final class AuditedScores {
    private AuditedScores() {}

    /// Scores and probabilities that no model had seen, all that is stored with them, and the
    /// outcomes.
    static Map<String, Track> of(String strategy, TrainScorer job, Progress progress) {
        ScoreStudy study = job.run(progress).study();
        int bars = study.table().sources().getFirst().series().size();
        Map<String, Track> tracks = new LinkedHashMap<>();
        tracks.put("score of " + strategy, column(study, bars, study.walk().scores()));
        tracks.put("probability of " + strategy, column(study, bars, study.calibrated()));
        List<SignalScores.Score> stored = ScoreRecords.scores(study, job.threshold(), 0);
        List<Track.Event> scores = new ArrayList<>();
        List<Track.Event> outcomes = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            SignalRow row = study.table().row(i);
            boolean told = row.source() == 0 && !study.inSample(i);
            if (told) {
                scores.add(new Track.Event(row.time(), text(stored.get(i))));
            }
            if (told && row.matured()) {
                outcomes.add(
                        new Track.Event(
                                row.knownAt(),
                                "%s %s %s"
                                        .formatted(
                                                row.time(),
                                                row.isLong(),
                                                stored.get(i).outcome())));
            }
        }
        tracks.put("stored score of " + strategy, new Track.Events(scores));
        tracks.put("outcome of " + strategy, new Track.Events(outcomes));
        return tracks;
    }

    private static String text(SignalScores.Score score) {
        return "%s %s %s %s %s %s %s %s"
                .formatted(
                        score.at(),
                        score.isLong(),
                        score.score(),
                        score.calibrated(),
                        score.confidence(),
                        score.featuresJson(),
                        score.advice(),
                        score.risk());
    }

    private static Track column(ScoreStudy study, int bars, double[] values) {
        double[] column = Track.none(bars).values();
        for (int i = 0; i < values.length; i++) {
            SignalRow row = study.table().row(i);
            if (row.source() == 0 && !study.inSample(i)) {
                column[row.bar()] = values[i];
            }
        }
        return new Track.Column(column);
    }
}
