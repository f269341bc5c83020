package io.abtpro.chart;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// Labels of a time axis at round moments: no two say the same, none covers another, and there are
/// three or more where the room allows.
public final class TimeLabels {
    private static final double PIXELS_A_LABEL = 110;
    private static final double APART = 12;
    private static final int FEWEST = 3;
    private static final int FEW = 2_000;

    /// A label.
    ///
    /// @param at the bar or the epoch milliseconds where it stands
    /// @param x its middle in pixels from the left end
    public record Label(double at, double x, String text) {}

    /// Where labels may stand.
    ///
    /// @param from, to what is at its ends, bars or epoch milliseconds
    /// @param pixels its width
    /// @param beyond pixels that a label may reach over the right end
    /// @param textWidth of a label in pixels
    public record Room(
            double from,
            double to,
            double pixels,
            double beyond,
            ToDoubleFunction<String> textWidth) {
        double x(double at) {
            return (at - from) / (to - from) * pixels;
        }
    }

    private final ZoneId zone;
    private final Room room;

    private TimeLabels(ZoneId zone, Room room) {
        this.zone = zone;
        this.room = room;
    }

    /// Labels of bars, in their order: each at the first bar of a round period.
    ///
    /// @param times epoch milliseconds of each bar, shape `[bars]`
    public static List<Label> ofBars(long[] times, ZoneId zone, Room room) {
        int from = (int) Math.max(0, Math.ceil(room.from()));
        int to = (int) Math.min(times.length - 1, Math.floor(room.to()));
        if (from >= to) {
            return List.of();
        }
        var labels = new TimeLabels(zone, room);
        return labels.best(
                (double) (times[to] - times[from]),
                step -> to - from < FEW || step.millis() * FEW > times[to] - times[from],
                step -> labels.ofBars(step, times, from, to));
    }

    /// Labels of epoch milliseconds, in their order.
    public static List<Label> ofTime(ZoneId zone, Room room) {
        var labels = new TimeLabels(zone, room);
        double millis = room.to() - room.from();
        return labels.best(millis, step -> step.millis() * FEW > millis, labels::ofTime);
    }

    private interface Steps {
        List<Label> by(TimeStep step);
    }

    /// By the shortest step that has the room, or one below it where that has too few.
    ///
    /// @param quick which steps are looked through in no time
    private List<Label> best(double millis, Predicate<TimeStep> quick, Steps steps) {
        double most = Math.max(2, room.pixels() / PIXELS_A_LABEL);
        int first = 0;
        while (first < TimeStep.ALL.size() - 1
                && millis / TimeStep.ALL.get(first).millis() > most) {
            first++;
        }
        List<Label> best = steps.by(TimeStep.ALL.get(first));
        for (int i = first - 1; i >= 0 && best.size() < FEWEST; i--) {
            TimeStep step = TimeStep.ALL.get(i);
            List<Label> finer = quick.test(step) ? steps.by(step) : List.of();
            best = finer.size() > best.size() ? finer : best;
        }
        return best;
    }

    private List<Label> ofTime(TimeStep step) {
        var placed = new Placed(step);
        ZonedDateTime at = step.floor(moment((long) room.from()));
        while (at.toInstant().toEpochMilli() <= room.to()) {
            if (at.toInstant().toEpochMilli() >= room.from()) {
                placed.add((double) at.toInstant().toEpochMilli(), at);
            }
            at = step.after(at);
        }
        return placed.labels;
    }

    private List<Label> ofBars(TimeStep step, long[] times, int from, int to) {
        var placed = new Placed(step);
        int t = from;
        while (t <= to) {
            ZonedDateTime at = moment(times[t]);
            if (t > 0 && !step.floor(at).equals(step.floor(moment(times[t - 1])))) {
                placed.add(t, at);
            }
            t = next(t, to, times, step.after(step.floor(at)).toInstant().toEpochMilli());
        }
        return placed.labels;
    }

    /// The first bar after `t` at `time` or later, by bisection: cost follows labels, not bars.
    private static int next(int t, int to, long[] times, long time) {
        int low = t;
        int step = 1;
        while (low + step <= to && times[low + step] < time) {
            low += step;
            step *= 2;
        }
        int high = Math.min(to + 1, low + step);
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private ZonedDateTime moment(long time) {
        return Instant.ofEpochMilli(time).atZone(zone);
    }

    /// Labels in their order, as far as each has room beside the one before.
    private final class Placed {
        private final TimeStep step;
        private final List<Label> labels = new ArrayList<>();
        private final Set<String> said = new HashSet<>();
        private double end = -APART;
        private @Nullable ZonedDateTime before;

        Placed(TimeStep step) {
            this.step = step;
        }

        void add(double position, ZonedDateTime at) {
            List<String> texts = step.texts(at);
            int wording = before == null ? texts.size() - 1 : step.wording(before, at);
            while (wording < texts.size() - 1 && said.contains(texts.get(wording))) {
                wording++;
            }
            String text = texts.get(wording);
            double half = room.textWidth().applyAsDouble(text) / 2;
            double x = room.x(position);
            if (x - half >= Math.max(0, end + APART)
                    && x + half <= room.pixels() + room.beyond()
                    && said.add(text)) {
                labels.add(new Label(position, x, text));
                end = x + half;
                before = at;
            }
        }
    }
}
