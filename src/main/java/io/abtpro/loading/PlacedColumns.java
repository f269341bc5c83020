package io.abtpro.loading;

import java.util.List;

/// What number columns are that no header names, told by their values.
final class PlacedColumns {
    private static final int MEAN_ROWS = 20;

    /// No bar's high is so many times its low, day after day.
    private static final double MOST_RANGE = 3;

    /// By how much the ratio of an adjusted close to the close may differ from one bar to the next.
    private static final double STEADY = 0.002;

    private final Table table;
    private final List<List<String>> sample;

    PlacedColumns(Table table, List<List<String>> sample) {
        this.table = table;
        this.sample = sample;
    }

    private double value(List<String> row, int i) {
        double value = i < row.size() ? new NumberStyle('.').parse(row.get(i)) : Double.NaN;
        return Double.isNaN(value) && i < row.size()
                ? new NumberStyle(',').parse(row.get(i))
                : value;
    }

    /// How many of the number columns stand before the prices, such as a volume: the prices are the
    /// first four that are of one size.
    int prices(int from, int numbers) {
        for (int skipped = 0; skipped + 4 <= numbers; skipped++) {
            if (areOfOneSize(from + skipped)) {
                return skipped;
            }
        }
        return 0;
    }

    private boolean areOfOneSize(int from) {
        int apart = 0;
        for (List<String> row : sample) {
            double max = Double.NEGATIVE_INFINITY;
            double min = Double.POSITIVE_INFINITY;
            for (int k = 0; k < 4; k++) {
                max = Math.max(max, value(row, from + k));
                min = Math.min(min, value(row, from + k));
            }
            apart += min > 0 && max > MOST_RANGE * min ? 1 : 0;
        }
        return 2 * apart < sample.size();
    }

    /// True where a price that keeps its ratio to the close stands behind the prices.
    boolean isAdjusted(int from, int numbers, int[] ohlc) {
        if (numbers < 5 || sample.size() < MEAN_ROWS) {
            return false;
        }
        long values = sample.stream().map(row -> value(row, from + 4)).distinct().count();
        long closes = sample.stream().map(row -> value(row, ohlc[3])).distinct().count();
        int steady = 0;
        int steps = 0;
        double before = Double.NaN;
        for (List<String> row : sample) {
            double ratio = value(row, from + 4) / value(row, ohlc[3]);
            if (ratio > 0 && before > 0) {
                steps++;
                steady += Math.abs(ratio / before - 1) < STEADY ? 1 : 0;
            }
            before = ratio;
        }
        return values > 2
                && 2 * values >= closes
                && 10 * steady >= 9 * steps
                && 2 * steps > sample.size();
    }

    /// High is the column that is the largest most often, low the smallest; open comes before
    /// close.
    int[] ohlc(int from) {
        int[] largest = new int[4];
        int[] smallest = new int[4];
        for (List<String> row : sample) {
            double max = Double.NEGATIVE_INFINITY;
            double min = Double.POSITIVE_INFINITY;
            for (int k = 0; k < 4; k++) {
                max = Math.max(max, value(row, from + k));
                min = Math.min(min, value(row, from + k));
            }
            for (int k = 0; k < 4 && max > min; k++) {
                largest[k] += value(row, from + k) == max ? 1 : 0;
                smallest[k] += value(row, from + k) == min ? 1 : 0;
            }
        }
        int high = most(largest, 1, -1);
        int low = most(smallest, 2, high);
        int[] rest = new int[2];
        for (int k = 0, at = 0; k < 4; k++) {
            if (k != high && k != low) {
                rest[at++] = k;
            }
        }
        return new int[] {from + rest[0], from + high, from + low, from + rest[1]};
    }

    private static int most(int[] counts, int usual, int taken) {
        int best = usual == taken ? (usual + 1) % 4 : usual;
        for (int k = 0; k < 4; k++) {
            best = k != taken && counts[k] > counts[best] ? k : best;
        }
        return best;
    }

    /// The column after the prices; the one after it where that is a mean price, as Kraken writes
    /// it.
    int volume(int from, int numbers, int[] ohlc) {
        int next = from + 4;
        if (numbers == 4) {
            return -1;
        }
        boolean constant = sample.stream().map(row -> value(row, next)).distinct().count() <= 2;
        if (numbers == 5 && (constant || sample.size() < MEAN_ROWS)
                || !sample.stream()
                        .limit(MEAN_ROWS)
                        .allMatch(row -> isMean(row, next, ohlc) || !isNumber(row, next))) {
            return next;
        }
        long means = 0;
        long rows = 0;
        for (Cursor cursor = table.cursor(); cursor.next(); ) {
            List<String> row = cursor.texts();
            rows += isNumber(row, next) ? 1 : 0;
            means += isNumber(row, next) && isMean(row, next, ohlc) ? 1 : 0;
        }
        boolean mean = 100 * means >= 99 * rows;
        return !mean ? next : numbers > 5 ? next + 1 : -1;
    }

    private boolean isNumber(List<String> row, int at) {
        return !Double.isNaN(value(row, at));
    }

    private boolean isMean(List<String> row, int at, int[] ohlc) {
        double value = value(row, at);
        return value >= value(row, ohlc[2]) && value <= value(row, ohlc[1])
                || value == 0 && value(row, at + 1) == 0;
    }
}
