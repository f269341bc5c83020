package io.abtpro.ui.task;

import io.abtpro.jobs.Durations;
import io.abtpro.report.Figures;

/// Rate and time left of a job, in words.
public final class Pace {
    private static final double SOON = 0.5;

    private Pace() {}

    /// "1,200/s, 3 s left"; empty in the first half second and where nothing is known.
    static String text(double done, double total, double seconds) {
        if (!(done > 0 && total > 0 && seconds >= SOON)) {
            return "";
        }
        double rate = done / seconds;
        return "%s/s, %s left".formatted(rate(rate), duration((total - done) / rate));
    }

    private static String rate(double rate) {
        return Figures.plain(rate, rate < 10 ? 1 : 0);
    }

    /// "40 s", "3 min 5 s" or "2 h 10 min", rounded up.
    public static String duration(double seconds) {
        return Durations.words(seconds);
    }
}
