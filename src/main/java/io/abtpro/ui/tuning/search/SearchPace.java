package io.abtpro.ui.tuning.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/// How fast a search goes, over its last seconds.
final class SearchPace {
    private static final double WINDOW = 10;
    private static final double LEAST = 0.3;

    private record Seen(double at, int done) {}

    private final Deque<Seen> seen = new ArrayDeque<>();

    /// Forgets what was seen, such as before a search goes on after a pause.
    void clear() {
        seen.clear();
    }

    /// @param at seconds of any clock that only goes forward
    void see(double at, int done) {
        seen.addLast(new Seen(at, done));
        while (seen.size() > 2 && at - seen.peekFirst().at() > WINDOW) {
            seen.removeFirst();
        }
    }

    /// Pieces a second; empty while too little was seen.
    OptionalDouble rate() {
        if (seen.size() < 2) {
            return OptionalDouble.empty();
        }
        double seconds = seen.getLast().at() - seen.getFirst().at();
        int done = seen.getLast().done() - seen.getFirst().done();
        return seconds < LEAST || done <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(done / seconds);
    }
}
