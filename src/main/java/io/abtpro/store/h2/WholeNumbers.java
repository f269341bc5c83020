package io.abtpro.store.h2;

import java.util.Arrays;

/// Whole numbers in as few bytes as they need: seven bits a byte, small sizes of either sign first.
///
/// Prices and volumes have few decimals: as whole numbers of their last decimal, neighbours differ
/// by little.
final class WholeNumbers {
    private static final int MOST_DECIMALS = 9;
    private static final double EXACT = 1L << 53;

    private byte[] bytes;
    private int at;

    private WholeNumbers(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Differences of the differences of `values[from..to)`.
    static byte[] times(long[] values, int from, int to) {
        var out = new WholeNumbers(new byte[(to - from) * 2 + 32]);
        long before = 0;
        long step = 0;
        for (int t = from; t < to; t++) {
            long now = values[t] - before;
            out.put(now - step);
            before = values[t];
            step = t == from ? 0 : now;
        }
        return Arrays.copyOf(out.bytes, out.at);
    }

    static void readTimes(byte[] bytes, long[] target, int from, int count) {
        var in = new WholeNumbers(bytes);
        long before = 0;
        long step = 0;
        for (int t = from; t < from + count; t++) {
            long now = step + in.next();
            before += now;
            target[t] = before;
            step = t == from ? 0 : now;
        }
    }

    /// The number of decimals, then differences of `values[from..to)`; empty where some value has
    /// too many decimals.
    static byte[] decimals(double[] values, int from, int to) {
        int decimals = 0;
        for (int t = from; t < to; t++) {
            while (!isWhole(values[t], decimals)) {
                if (++decimals > MOST_DECIMALS) {
                    return new byte[0];
                }
            }
        }
        double unit = Math.pow(10, decimals);
        var out = new WholeNumbers(new byte[(to - from) * 3 + 32]);
        out.put(decimals);
        long before = 0;
        for (int t = from; t < to; t++) {
            long now = (long) Math.rint(values[t] * unit);
            if (Double.doubleToRawLongBits(now / unit) != Double.doubleToRawLongBits(values[t])) {
                return new byte[0];
            }
            out.put(now - before);
            before = now;
        }
        return Arrays.copyOf(out.bytes, out.at);
    }

    private static boolean isWhole(double value, int decimals) {
        double unit = Math.pow(10, decimals);
        double whole = Math.rint(value * unit);
        return Math.abs(whole) < EXACT
                && Double.doubleToRawLongBits(whole / unit) == Double.doubleToRawLongBits(value);
    }

    static void readDecimals(byte[] bytes, double[] target, int from, int count) {
        var in = new WholeNumbers(bytes);
        double unit = Math.pow(10, (double) in.next());
        long before = 0;
        for (int t = from; t < from + count; t++) {
            before += in.next();
            target[t] = before / unit;
        }
    }

    private void put(long value) {
        if (at + 10 > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
    }

    private long next() {
        long value = 0;
        int shift = 0;
        byte part;
        do {
            part = bytes[at++];
            value |= (part & 0x7FL) << shift;
            shift += 7;
        } while (part < 0);
        return value >>> 1 ^ -(value & 1);
    }
}
