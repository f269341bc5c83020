package io.abtpro.jobs;

/// How long something lasts, in words.
public final class Durations {
    private Durations() {}

    /// "40 s", "3 min 5 s" or "2 h 10 min", rounded up.
    public static String words(double seconds) {
        long whole = Math.max(0, (long) Math.ceil(seconds));
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? "%d min %d s".formatted(whole / 60, whole % 60)
                : "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
    }

    /// "about 40 s"; "less than a second" where it is.
    public static String about(double seconds) {
        return seconds < 1 ? "less than a second" : "about " + words(seconds);
    }
}
