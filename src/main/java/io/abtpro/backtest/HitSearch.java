package io.abtpro.backtest;

import java.util.ArrayList;
import java.util.List;

/// Finds the first bar that hits levels, however far it is, by the extremes of blocks of bars, of
/// blocks of blocks and so on. Safe for several threads.
final class HitSearch {
    private static final int BITS = 5;

    /// Extremes of one bar, of blocks of 32, of 1,024 and so on, the last of the whole series.
    private final List<Extremes> tiers = new ArrayList<>();

    private record Extremes(double[] low, double[] high) {
        Extremes blocks() {
            int count = (low.length + (1 << BITS) - 1) >> BITS;
            var blocks = new Extremes(new double[count], new double[count]);
            for (int b = 0; b < count; b++) {
                int from = b << BITS;
                blocks.low[b] = low[from];
                blocks.high[b] = high[from];
                for (int t = from + 1; t < Math.min(low.length, (b + 1) << BITS); t++) {
                    blocks.low[b] = Math.min(blocks.low[b], low[t]);
                    blocks.high[b] = Math.max(blocks.high[b], high[t]);
                }
            }
            return blocks;
        }
    }

    /// @param low of each bar, shape `[bars]`
    /// @param high of each bar, shape `[bars]`
    HitSearch(double[] low, double[] high) {
        tiers.add(new Extremes(low, high));
        while (tiers.getLast().low.length > 1) {
            tiers.add(tiers.getLast().blocks());
        }
    }

    /// The first bar from `from` to `end` (not included) that hits `levels`, or `end` where none
    /// does. Levels that trail have then followed every bar before it.
    int first(Levels levels, int from, int end) {
        int at = from;
        int tier = 0;
        while (at < end) {
            Extremes extremes = tiers.get(tier);
            int block = at >> BITS * tier;
            double low = extremes.low[block];
            double high = extremes.high[block];
            if (tier == 0 ? levels.isHit(low, high) : levels.mayBeHit(low, high)) {
                if (tier == 0) {
                    return at;
                }
                tier--;
            } else {
                levels.passBar(low, high);
                at = (block + 1) << BITS * tier;
                tier = tierFrom(at, tier);
            }
        }
        return end;
    }

    /// The highest tier that has a block beginning at `at`.
    private int tierFrom(int at, int tier) {
        int highest = tier;
        while (highest + 1 < tiers.size() && at % (1 << BITS * (highest + 1)) == 0) {
            highest++;
        }
        return highest;
    }
}
