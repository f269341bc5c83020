package io.abtpro.tuning;

/// The drift of moves whose volatility comes and goes, not drawn off by the loud ones: the
/// likeliest centre of a Student distribution of 4 degrees of freedom whose scale follows the moves
/// around it.
///
/// The mean would carry the luck of a few loud bars into all quiet ones. Source: Lange, Little and
/// Taylor (1989), with the scale of RiskMetrics (1996), taken both ways.
final class MoveDrift {
    private static final double DECAY = 0.94;
    private static final double FREEDOM = 4;
    private static final int ROUNDS = 8;

    private MoveDrift() {}

    /// Of the moves from `from` to before `to` that are not 0; 0 where there is none.
    static double of(double[] moves, int from, int to) {
        double[] variances = new double[Math.max(0, to - from)];
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int t = from; t < to; t++) {
            sum += moves[t];
            squares += moves[t] * moves[t];
            count += moves[t] == 0 ? 0 : 1;
        }
        if (count == 0) {
            return 0;
        }
        double mean = sum / count;
        double level = squares / count;
        double past = level;
        for (int t = from; t < to; t++) {
            variances[t - from] = past / 2;
            past = moves[t] == 0 ? past : DECAY * past + (1 - DECAY) * moves[t] * moves[t];
        }
        double next = level;
        for (int t = to - 1; t >= from; t--) {
            variances[t - from] += next / 2;
            next = moves[t] == 0 ? next : DECAY * next + (1 - DECAY) * moves[t] * moves[t];
        }
        double drift = mean;
        for (int round = 0; round < ROUNDS; round++) {
            double weighted = 0;
            double weights = 0;
            for (int t = from; t < to; t++) {
                double away = moves[t] - drift;
                double weight =
                        moves[t] == 0 ? 0 : 1 / (FREEDOM * variances[t - from] + away * away);
                weighted += weight * moves[t];
                weights += weight;
            }
            drift = weighted / weights;
        }
        return Double.isFinite(drift) ? drift : mean;
    }
}
