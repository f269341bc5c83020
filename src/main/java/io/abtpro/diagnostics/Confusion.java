package io.abtpro.diagnostics;

/// What was executed and skipped, by what became of it. A ratio over nothing is NaN.
public record Confusion(int executedWon, int executedLost, int skippedWon, int skippedLost) {
    /// Executed is what scores above the threshold.
    public static Confusion at(double threshold, double[] scores, boolean[] won) {
        int[] count = new int[4];
        for (int i = 0; i < scores.length; i++) {
            count[(scores[i] > threshold ? 0 : 2) + (won[i] ? 0 : 1)]++;
        }
        return new Confusion(count[0], count[1], count[2], count[3]);
    }

    public int count() {
        return executedWon + executedLost + skippedWon + skippedLost;
    }

    public int executed() {
        return executedWon + executedLost;
    }

    /// Won share of the executed.
    public double precision() {
        return (double) executedWon / executed();
    }

    /// Executed share of the won.
    public double recall() {
        return (double) executedWon / (executedWon + skippedWon);
    }

    /// Share whose advice was right: executed and won, or skipped and lost.
    public double accuracy() {
        return (double) (executedWon + skippedLost) / count();
    }

    /// Won share of all.
    public double baseRate() {
        return (double) (executedWon + skippedWon) / count();
    }
}
