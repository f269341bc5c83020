package io.abtpro.report;

import io.abtpro.scoring.ScoreQuality;

import java.util.Optional;
import java.util.OptionalDouble;

/// What scores are worth out of sample; null where that cannot be computed or nothing is judged.
record ScoreFigures(
        OptionalDouble auc,
        Optional<Double> aucLow,
        Optional<Double> aucHigh,
        Optional<Double> independentOutcomes,
        Optional<Double> brier,
        Optional<Double> brierOfScore,
        Optional<Double> brierOfBaseRate,
        Optional<Double> averagePrecision,
        Optional<Double> baseRate,
        Optional<Integer> judgedWon,
        Optional<Integer> judgedLost) {
    static ScoreFigures of(Optional<ScoreQuality> quality) {
        return new ScoreFigures(
                quality.map(ScoreQuality::auc).orElse(OptionalDouble.empty()),
                quality.map(ScoreQuality::aucLow),
                quality.map(ScoreQuality::aucHigh),
                quality.map(ScoreQuality::independent),
                quality.map(q -> q.brier().score()),
                quality.map(q -> q.rawBrier().score()),
                quality.map(q -> q.brier().ofBaseRate()),
                quality.flatMap(q -> q.precisionRecall().map(curve -> curve.averagePrecision())),
                quality.map(q -> q.brier().baseRate()),
                quality.map(ScoreQuality::won),
                quality.map(ScoreQuality::lost));
    }
}
