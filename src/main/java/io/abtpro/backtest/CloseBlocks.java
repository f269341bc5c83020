package io.abtpro.backtest;

/// The least and the most close of each block of so many bars, shape `[blocks]`.
record CloseBlocks(int bits, double[] least, double[] most) {
    /// Blocks of `2^bits` bars, the last one shorter where the bars end.
    static CloseBlocks of(double[] close, int bits) {
        int count = (close.length + (1 << bits) - 1) >> bits;
        var blocks = new CloseBlocks(bits, new double[count], new double[count]);
        for (int b = 0; b < count; b++) {
            int from = b << bits;
            double least = close[from];
            double most = close[from];
            for (int t = from + 1; t < Math.min(close.length, from + (1 << bits)); t++) {
                least = close[t] < least ? close[t] : least;
                most = close[t] > most ? close[t] : most;
            }
            blocks.least[b] = least;
            blocks.most[b] = most;
        }
        return blocks;
    }

    /// Whether every close of `block` is at or above `low` and below `high`.
    boolean isBetween(int block, double low, double high) {
        return most[block] < high && least[block] >= low;
    }
}
