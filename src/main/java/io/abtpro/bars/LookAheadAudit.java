package io.abtpro.bars;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Proves on a series that what is said of a bar uses nothing from its future.
///
/// At several bars t the same is computed twice more: on the bars up to t alone (prefix invariance)
/// and on a series that goes on after t with valid garbage (future poisoning): other prices and
/// volumes at other times, round the clock, and more bars than there were. So neither a price nor a
/// count, a calendar or an end of the future can have a part in the past. All that was known up to
/// t must be the same bit for bit.
public final class LookAheadAudit {
    /// Where a series is cut.
    public static final int CUTS = 6;

    /// Wild, but within what an import takes for prices of one instrument.
    private static final double WILD = 2.5;

    private static final long SEED = 7;
    private static final int MORE = 30;

    /// What the audit of one track found.
    ///
    /// @param name the track
    /// @param firstLeak the first bar whose value changed with the future, -1 where none did
    /// @param sentence the finding in words
    /// @param checkedBars comparisons made
    public record Result(String name, int firstLeak, String sentence, int checkedBars) {
        public boolean clean() {
            return firstLeak < 0;
        }
    }

    private LookAheadAudit() {}

    /// The audit of `column`, which maps a series to one value a bar.
    public static Result of(String name, BarSeries series, Function<BarSeries, double[]> column) {
        if (series.size() == 0) {
            return new Result(name, -1, name + " has no bars to check", 0);
        }
        return of(series, CUTS, bars -> Map.of(name, new Track.Column(values(name, bars, column))))
                .getFirst();
    }

    private static double[] values(
            String name, BarSeries bars, Function<BarSeries, double[]> column) {
        double[] values = column.apply(bars);
        if (values.length != bars.size()) {
            throw new IllegalArgumentException(
                    "%s must have %d values, one a bar, had %d"
                            .formatted(name, bars.size(), values.length));
        }
        return values;
    }

    /// The audit of all that `tracks` says of a series, by name; what it does not say of one series
    /// it says nothing of at each bar.
    ///
    /// @param cuts bars at which the series is cut, at least 1
    public static List<Result> of(
            BarSeries series, int cuts, Function<BarSeries, Map<String, Track>> tracks) {
        return series.size() == 0 ? List.of() : of(series, cuts, tracks.apply(series), tracks);
    }

    /// As above, where it is known what `tracks` says of the whole series.
    public static List<Result> of(
            BarSeries series,
            int cuts,
            Map<String, Track> full,
            Function<BarSeries, Map<String, Track>> tracks) {
        return at(cutBars(series, cuts, full), series, full, tracks);
    }

    /// As above, and with other bars after the last one too, so that every bar is checked.
    public static List<Result> ofEveryBar(
            BarSeries series,
            int cuts,
            Map<String, Track> full,
            Function<BarSeries, Map<String, Track>> tracks) {
        int[] bars = Arrays.copyOf(cutBars(series, cuts, full), cuts + 1);
        bars[cuts] = series.size() - 1;
        return at(bars, series, full, tracks);
    }

    private static int[] cutBars(BarSeries series, int cuts, Map<String, Track> full) {
        // Cuts at even distances would hide a leak of the same period, such as a value filled back
        // from each hour.
        SplittableRandom random = new SplittableRandom(SEED);
        int[] busy = Track.bars(full.values(), series);
        int[] bars = new int[cuts];
        for (int cut = 0; cut < cuts; cut++) {
            int from = (int) ((long) series.size() * cut / cuts);
            int to = Math.max(from + 1, (int) ((long) series.size() * (cut + 1) / cuts));
            bars[cut] = cut(busy, from, Math.min(to, series.size()), random.nextDouble());
        }
        return bars;
    }

    private static List<Result> at(
            int[] bars,
            BarSeries series,
            Map<String, Track> full,
            Function<BarSeries, Map<String, Track>> tracks) {
        var findings = new Findings(series, full);
        for (int t : bars) {
            findings.compare(tracks.apply(prefix(series, t)), t, "without the bars after");
            findings.compare(tracks.apply(poisoned(series, t)), t, "with other bars after");
        }
        return findings.results();
    }

    /// A bar of a stretch at which something happened, since what is early by a bar shows at no
    /// other; any where nothing did.
    private static int cut(int[] busy, int from, int to, double share) {
        int[] within = Arrays.stream(busy).filter(t -> t >= from && t < to).toArray();
        return within.length == 0
                ? (int) (from + share * (to - from))
                : within[(int) (share * within.length)];
    }

    /// What was found so far: the first leak of each track.
    private static final class Findings {
        private final BarSeries series;
        private final Map<String, Track> full;
        private final Map<String, Result> leaks = new LinkedHashMap<>();
        private final Set<String> names;
        private int checked;

        Findings(BarSeries series, Map<String, Track> full) {
            this.series = series;
            this.full = full;
            names = new LinkedHashSet<>(full.keySet());
        }

        void compare(Map<String, Track> other, int t, String how) {
            names.addAll(other.keySet());
            for (String name : names) {
                Track one = full.getOrDefault(name, Track.nothing());
                Track two = other.getOrDefault(name, Track.nothing());
                int leak = one.firstDifference(two, series, t);
                if (leak >= 0 && !leaks.containsKey(name)) {
                    String sentence =
                            "%s looks ahead: at bar %d it is %s, but %s %s bar %d"
                                    .formatted(
                                            name,
                                            leak,
                                            one.at(leak, series),
                                            two.at(leak, series),
                                            how,
                                            t);
                    leaks.put(name, new Result(name, leak, sentence, leak + 1));
                }
            }
            checked += t + 1;
        }

        List<Result> results() {
            List<Result> results = new ArrayList<>();
            for (String name : names) {
                String clean =
                        name + " uses nothing from the future at " + checked + " checked bars";
                results.add(leaks.getOrDefault(name, new Result(name, -1, clean, checked)));
            }
            return List.copyOf(results);
        }
    }

    /// The bars up to `t`, of the year that they show alone.
    private static BarSeries prefix(BarSeries series, int t) {
        BarSeries known = series.slice(0, t + 1);
        return series.year().chosen() ? known : known.withYear(TradingYear.of(known));
    }

    /// `series` up to bar `t`, and then bar upon bar of wild prices and volumes, more of them than
    /// there were.
    public static BarSeries poisoned(BarSeries series, int t) {
        SplittableRandom random = new SplittableRandom(SEED + t);
        int left = series.size() - 1 - t;
        int size = series.size() + left / 3 + MORE;
        long[] times = Arrays.copyOf(series.openTimes(), size);
        double[][] columns = {
            series.opens(), series.highs(), series.lows(), series.closes(), series.volumes()
        };
        for (int k = 0; k < columns.length; k++) {
            columns[k] = Arrays.copyOf(columns[k], size);
        }
        for (int i = t + 1; i < size; i++) {
            double level =
                    Math.max(1e-3, Math.abs(series.close(t)))
                            * Math.exp(WILD * (random.nextDouble() - 0.5));
            double high = level * (1 + random.nextDouble());
            times[i] = series.timeframe().endOf(times[i - 1], series.zone());
            columns[0][i] = between(random.nextDouble(), level, high);
            columns[1][i] = high;
            columns[2][i] = level;
            columns[3][i] = between(random.nextDouble(), level, high);
            columns[4][i] = 1e6 * random.nextDouble();
        }
        BarSeries wild =
                BarSeries.of(
                        series.timeframe(),
                        series.zone(),
                        times,
                        columns[0],
                        columns[1],
                        columns[2],
                        columns[3],
                        columns[4]);
        return series.year().chosen() ? wild.withYear(series.year()) : wild;
    }

    private static double between(double share, double low, double high) {
        return Math.min(high, low + share * (high - low));
    }
}
