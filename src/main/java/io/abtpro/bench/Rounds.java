package io.abtpro.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How often something is measured.
///
/// @param warmUps rounds that are thrown away, at least
/// @param warmUpSeconds time that they last, at least
/// @param least rounds that count, at least
/// @param most rounds that count, at most
/// @param seconds after which no round beyond `least` begins
public record Rounds(int warmUps, double warmUpSeconds, int least, int most, double seconds) {
    public Rounds {
        if (warmUps < 0 || least < 1 || most < least || !(warmUpSeconds >= 0) || !(seconds >= 0)) {
            throw new IllegalArgumentException(
                    "rounds must be at least 1 that counts and no fewer at most, were %d and %d after %d"
                            .formatted(least, most, warmUps));
        }
    }

    /// For work of up to some 100 ms: compiled by the time it counts.
    public static Rounds ofShort() {
        return new Rounds(5, 3, 11, 201, 3);
    }

    /// For work of about a second or more.
    public static Rounds ofLong() {
        return new Rounds(2, 3, 7, 21, 8);
    }

    /// For processes, each cold: the first one only brings files into memory.
    public static Rounds ofProcesses() {
        return new Rounds(1, 0, 5, 5, 0);
    }

    static Rounds quick() {
        return new Rounds(1, 0, 2, 2, 0);
    }

    /// What `sample` gives after the warm-up, in order.
    double[] take(Sample sample) throws Exception {
        long begun = System.nanoTime();
        for (int round = 0; round < warmUps || secondsSince(begun) < warmUpSeconds; round++) {
            sample.take();
        }
        List<double[]> taken = new ArrayList<>();
        long counted = System.nanoTime();
        while (taken.size() < least || taken.size() < most && secondsSince(counted) < seconds) {
            taken.add(sample.take());
        }
        return taken.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
