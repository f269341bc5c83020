package io.abtpro.tuning;

import java.util.SplittableRandom;

/// One generator for each numbered piece of work, so that a search can stop and go on between any
/// two.
final class Seeds {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /// The generator of piece `number` under `seed`; neighbouring seeds and numbers have nothing in
    /// common.
    static SplittableRandom random(long seed, long number) {
        return new SplittableRandom(mix(mix(seed) + GOLDEN * (number + 1)));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// `cells` in random order.
    static int[] shuffled(int[] cells, SplittableRandom random) {
        int[] order = cells.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
