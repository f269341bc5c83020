package io.abtpro.bars;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// One thing that a computation says about the bars of a series, each part of it with the bar at
/// which it was known.
public sealed interface Track {
    /// A value at each bar, NaN where there is none.
    ///
    /// @param values shape `[bars]`; shared, never write into it
    record Column(double[] values) implements Track {}

    /// What happened, each event at a moment of its own.
    ///
    /// @param events in any order
    record Events(List<Event> events) implements Track {
        public Events {
            events =
                    events.stream()
                            .sorted(
                                    Comparator.comparingLong(Event::knownAt)
                                            .thenComparing(Event::what))
                            .toList();
        }

        private List<Event> until(long moment) {
            return events.stream().filter(event -> event.knownAt <= moment).toList();
        }
    }

    /// @param knownAt when it was known (epoch ms, UTC)
    /// @param what all that was known of it, figures to the last bit
    record Event(long knownAt, String what) {}

    /// Nothing was said of any bar.
    static Track nothing() {
        return new Events(List.of());
    }

    /// The first bar up to `t` of `series` at which this and `other` differ, -1 where they do not.
    default int firstDifference(Track other, BarSeries series, int t) {
        return switch (this) {
            case Column mine ->
                    firstDifference(
                            mine.values,
                            other instanceof Column its ? its.values : new double[0],
                            t);
            case Events mine when mine.events.isEmpty() && other instanceof Column its ->
                    firstDifference(new double[0], its.values, t);
            case Events mine ->
                    firstDifference(
                            mine,
                            other instanceof Events its ? its : new Events(List.of()),
                            series,
                            t);
        };
    }

    /// What this says at a bar, for a sentence.
    default String at(int bar, BarSeries series) {
        return switch (this) {
            case Column column ->
                    String.valueOf(bar < column.values.length ? column.values[bar] : Double.NaN);
            case Events events -> {
                long from = bar == 0 ? Long.MIN_VALUE : series.knownAt(bar - 1);
                List<String> then =
                        events.until(series.knownAt(bar)).stream()
                                .filter(event -> event.knownAt > from)
                                .map(Event::what)
                                .toList();
                yield then.isEmpty() ? "nothing" : String.join("; ", then);
            }
        };
    }

    private static int firstDifference(double[] mine, double[] its, int t) {
        for (int i = 0; i <= t; i++) {
            double one = i < mine.length ? mine[i] : Double.NaN;
            double other = i < its.length ? its[i] : Double.NaN;
            if (Double.doubleToLongBits(one) != Double.doubleToLongBits(other)) {
                return i;
            }
        }
        return -1;
    }

    private static int firstDifference(Events mine, Events its, BarSeries series, int t) {
        List<Event> one = mine.until(series.knownAt(t));
        List<Event> other = its.until(series.knownAt(t));
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
            same++;
        }
        if (same == one.size() && same == other.size()) {
            return -1;
        }
        long first =
                Math.min(
                        same < one.size() ? one.get(same).knownAt : Long.MAX_VALUE,
                        same < other.size() ? other.get(same).knownAt : Long.MAX_VALUE);
        int bar = 0;
        while (bar < t && series.knownAt(bar) < first) {
            bar++;
        }
        return bar;
    }

    /// An event at each bar that is set, known at its close.
    static Events of(BitSet bits, BarSeries series) {
        return new Events(
                bits.stream().mapToObj(t -> new Event(series.knownAt(t), "one")).toList());
    }

    /// The bars at whose close an event of these was known, ascending.
    static int[] bars(Collection<Track> tracks, BarSeries series) {
        Set<Long> moments = new HashSet<>();
        for (Track track : tracks) {
            if (track instanceof Events some) {
                some.events.forEach(event -> moments.add(event.knownAt));
            }
        }
        return IntStream.range(0, series.size())
                .filter(t -> moments.contains(series.knownAt(t)))
                .toArray();
    }

    /// Nothing at any bar.
    static Column none(int bars) {
        double[] column = new double[bars];
        Arrays.fill(column, Double.NaN);
        return new Column(column);
    }
}
