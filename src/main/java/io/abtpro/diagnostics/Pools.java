package io.abtpro.diagnostics;

import java.util.Arrays;
import java.util.Comparator;

/// Neighbouring scores pooled until the won share rises from pool to pool.
final class Pools {
    private final double[] low;
    private final double[] high;
    private final double[] wins;
    private final double[] count;
    private int size;

    private Pools(int most) {
        low = new double[most];
        high = new double[most];
        wins = new double[most];
        count = new double[most];
    }

    static Pools of(double[] scores, boolean[] won) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        var pools = new Pools(scores.length);
        for (int from = 0; from < order.length; ) {
            double score = scores[order[from]];
            int to = from;
            int wins = 0;
            while (to < order.length && scores[order[to]] == score) {
                wins += won[order[to++]] ? 1 : 0;
            }
            pools.add(score, wins, to - from);
            from = to;
        }
        return pools;
    }

    /// Adds the signals of one score, above all before, and joins pools while the last does not win
    /// more often.
    private void add(double score, int won, int signals) {
        low[size] = score;
        high[size] = score;
        wins[size] = won;
        count[size++] = signals;
        while (size > 1 && wins[size - 2] * count[size - 1] >= wins[size - 1] * count[size - 2]) {
            size--;
            high[size - 1] = high[size];
            wins[size - 1] += wins[size];
            count[size - 1] += count[size];
        }
    }

    Calibration.Isotonic calibration() {
        double[] x = new double[2 * size];
        double[] y = new double[2 * size];
        for (int p = 0; p < size; p++) {
            x[2 * p] = low[p];
            x[2 * p + 1] = high[p];
            y[2 * p] = wins[p] / count[p];
            y[2 * p + 1] = y[2 * p];
        }
        return new Calibration.Isotonic(x, y);
    }
}
