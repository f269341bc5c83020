package io.abtpro.diagnostics;

/// Fits Platt's sigmoid by Newton's method with step halving, as Lin, Lin and Weng (2007).
final class PlattFit {
    private static final int MOST_STEPS = 100;
    private static final double CLOSE = 1e-9;

    private final double[] scores;
    private final double[] target;

    private PlattFit(double[] scores, double[] target) {
        this.scores = scores;
        this.target = target;
    }

    static Calibration.Platt of(double[] scores, boolean[] won) {
        int wins = Scored.count(won);
        int losses = won.length - wins;
        double[] target = new double[won.length];
        for (int i = 0; i < target.length; i++) {
            target[i] = won[i] ? (wins + 1.0) / (wins + 2.0) : 1 / (losses + 2.0);
        }
        double[] line =
                new PlattFit(scores, target).newton(Math.log((wins + 1.0) / (losses + 1.0)));
        return line[0] > 0
                ? new Calibration.Platt(line[0], line[1])
                : new Calibration.Platt(0, Math.log((wins + 1.0) / (losses + 1.0)));
    }

    private double[] newton(double offset) {
        double[] line = {0, offset};
        double loss = loss(line);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = direction(line);
            double size = 1;
            double[] next = line;
            double better = loss;
            while (size > CLOSE) {
                next = new double[] {line[0] + size * move[0], line[1] + size * move[1]};
                better = loss(next);
                if (better < loss) {
                    break;
                }
                size /= 2;
            }
            if (!(loss - better > CLOSE * (1 + Math.abs(loss)) * CLOSE)) {
                return line;
            }
            line = next;
            loss = better;
        }
        return line;
    }

    /// -Hessian^-1 gradient of the loss.
    private double[] direction(double[] line) {
        double h11 = 1e-12;
        double h22 = 1e-12;
        double h21 = 0;
        double g1 = 0;
        double g2 = 0;
        for (int i = 0; i < scores.length; i++) {
            double p = 1 / (1 + Math.exp(-(line[0] * scores[i] + line[1])));
            double weight = p * (1 - p);
            h11 += scores[i] * scores[i] * weight;
            h22 += weight;
            h21 += scores[i] * weight;
            g1 += scores[i] * (p - target[i]);
            g2 += p - target[i];
        }
        double determinant = h11 * h22 - h21 * h21;
        return determinant > 0
                ? new double[] {
                    -(h22 * g1 - h21 * g2) / determinant, -(h11 * g2 - h21 * g1) / determinant
                }
                : new double[] {0, 0};
    }

    private double loss(double[] line) {
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            double z = line[0] * scores[i] + line[1];
            // ln(1 + e^z) without overflow.
            loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - target[i] * z;
        }
        return loss;
    }
}
