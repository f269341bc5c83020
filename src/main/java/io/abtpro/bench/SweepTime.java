package io.abtpro.bench;

import java.util.List;

/// How long a sweep from cached columns takes on one thread and on two, in turn, at any number of
/// bars.
final class SweepTime {
    private static final int THREADS = 2;

    private SweepTime() {}

    static Check check() {
        return new Check(
                "sweep-time",
                "how long a sweep of sma-cross takes on one thread and on two, in turn",
                List.of(
                        new Check.Argument("bars", "10000", "600"),
                        new Check.Argument("cells", "1000", "20"),
                        new Check.Argument("rounds", "12", "1")),
                SweepTime::run);
    }

    private static boolean run(Given given) throws Exception {
        int bars = given.count("bars");
        int cells = given.count("cells");
        Sample.Work[] works = {
            SweepWork.work(bars, cells, 1), SweepWork.work(bars, cells, THREADS)
        };
        for (int round = 0; round < given.count("rounds"); round++) {
            for (int threads = 1; threads <= THREADS; threads++) {
                double seconds = Sample.time(1, works[threads - 1]).take()[0];
                given.line(
                        "%d threads, %,d cells of %,d bars: %.1f ms, %.0f million bars a second",
                        threads, cells, bars, 1e3 * seconds, cells * (double) bars / seconds / 1e6);
            }
        }
        return true;
    }
}
