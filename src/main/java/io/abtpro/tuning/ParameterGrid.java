package io.abtpro.tuning;

import io.abtpro.failures.RefusedException;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The cells that a search may visit: every combination of the ranges' values that the strategy
/// allows.
///
/// A cell is a number in `[0, size)`; the last range varies fastest. Cells that break a rule of the
/// strategy, such as fast below slow, keep their number but are not allowed.
public final class ParameterGrid {
    private static final long MOST_CELLS = 1_000_000;

    private static final int MOST_STEPS_AROUND = 15;

    private final Strategy strategy;
    private final ParameterSet base;
    private final List<ParameterRange> ranges;
    private final int[] strides;
    private final boolean[] allowed;
    private final int[] cells;

    private ParameterGrid(
            Strategy strategy, ParameterSet base, List<ParameterRange> ranges, int size) {
        this.strategy = strategy;
        this.base = base;
        this.ranges = List.copyOf(ranges);
        this.strides = new int[ranges.size()];
        int stride = 1;
        for (int d = ranges.size() - 1; d >= 0; d--) {
            strides[d] = stride;
            stride *= ranges.get(d).count();
        }
        this.allowed = new boolean[size];
        int count = 0;
        for (int cell = 0; cell < size; cell++) {
            allowed[cell] = strategy.allows(parameters(cell));
            count += allowed[cell] ? 1 : 0;
        }
        this.cells = new int[count];
        int at = 0;
        for (int cell = 0; cell < size; cell++) {
            if (allowed[cell]) {
                cells[at++] = cell;
            }
        }
    }

    /// The grid of `ranges`; every other parameter keeps its value in `base`.
    ///
    /// @throws IllegalArgumentException if a range leaves the strategy's space, or no cell or too
    ///   many are left
    public static ParameterGrid of(
            Strategy strategy, ParameterSet base, List<ParameterRange> ranges) {
        if (ranges.isEmpty()) {
            throw new RefusedException(
                    "there must be at least one parameter to tune, such as fast=5:60:1");
        }
        long size = 1;
        for (ParameterRange range : ranges) {
            check(strategy, range);
            size *= range.count();
            if (size > MOST_CELLS) {
                throw new RefusedException(
                        "the ranges have more than %,d cells; take larger steps or fewer parameters"
                                .formatted(MOST_CELLS));
            }
        }
        if (ranges.stream().map(ParameterRange::name).distinct().count() < ranges.size()) {
            throw new RefusedException("each parameter may have one range, was " + names(ranges));
        }
        var grid = new ParameterGrid(strategy, base, ranges, (int) size);
        if (grid.cells.length == 0) {
            throw new RefusedException(
                    "no cell of %s keeps the rules of %s; move the ranges apart"
                            .formatted(names(ranges), strategy.id()));
        }
        return grid;
    }

    /// Ranges around the values of `base`: each of the strategy's own parameters, from a third to
    /// three times its value, in round steps (1, 2 or 5 times a power of ten of the parameter's
    /// own) from one round number to another, at most 16 values. Stops and targets are left alone.
    public static List<ParameterRange> around(Strategy strategy, ParameterSet base) {
        List<ParameterRange> ranges = new ArrayList<>();
        for (Parameter p : strategy.space().parameters()) {
            if (!p.offAtZero()) {
                ranges.add(around(p, base.get(p.name())));
            }
        }
        return ranges;
    }

    private static ParameterRange around(Parameter p, double value) {
        double low = Math.max(p.min(), value / 3);
        double high = Math.min(p.max(), Math.max(value * 3, low + p.step()));
        double step = roundStep(p.step(), (high - low) / MOST_STEPS_AROUND);
        double from = Math.rint(low / step) * step;
        while (from < p.min()) {
            from += step;
        }
        double to = Math.max(from, Math.rint(high / step) * step);
        while (to > p.max() || (to - from) / step > MOST_STEPS_AROUND + 0.5) {
            to -= step;
        }
        if (to <= from) { // the parameter's space is narrower than a round step
            return new ParameterRange(p.name(), p.min(), p.max(), p.step());
        }
        return new ParameterRange(p.name(), rounded(from), rounded(to), rounded(step));
    }

    /// The least of 1, 2, 5, 10, ... times `unit` that is `least` or more.
    private static double roundStep(double unit, double least) {
        for (double power = 1; ; power *= 10) {
            for (int digit : new int[] {1, 2, 5}) {
                if (digit * power * unit >= least * (1 - 1e-9)) {
                    return digit * power * unit;
                }
            }
        }
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e9) / 1e9;
    }

    private static String names(List<ParameterRange> ranges) {
        return ranges.stream().map(ParameterRange::name).collect(Collectors.joining(", "));
    }

    private static void check(Strategy strategy, ParameterRange range) {
        Parameter p =
                strategy.space().parameters().stream()
                        .filter(each -> each.name().equals(range.name()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                "%s has no parameter '%s'; it has %s"
                                                        .formatted(
                                                                strategy.id(),
                                                                range.name(),
                                                                strategy
                                                                        .space()
                                                                        .parameters()
                                                                        .stream()
                                                                        .map(Parameter::name)
                                                                        .collect(
                                                                                Collectors.joining(
                                                                                        ", ")))));
        double last = range.value(range.count() - 1);
        if (range.from() < p.min() || last > p.max()) {
            throw new RefusedException(
                    "%s must be in %s to %s, was %s to %s"
                            .formatted(p.name(), p.min(), p.max(), range.from(), range.to()));
        }
        if (p.integer()
                && (range.from() != Math.rint(range.from())
                        || range.step() != Math.rint(range.step()))) {
            throw new RefusedException(
                    "%s must be whole, was %s in steps of %s"
                            .formatted(p.name(), range.from(), range.step()));
        }
    }

    public Strategy strategy() {
        return strategy;
    }

    public ParameterSet base() {
        return base;
    }

    public List<ParameterRange> ranges() {
        return ranges;
    }

    public int dimensions() {
        return ranges.size();
    }

    /// How many numbers cells have, those not allowed included.
    public int size() {
        return allowed.length;
    }

    /// The allowed cells in order.
    public int[] cells() {
        return cells.clone();
    }

    /// How many cells are allowed.
    public int count() {
        return cells.length;
    }

    public boolean isAllowed(int cell) {
        return allowed[cell];
    }

    /// Which value of range `d` the cell has, from 0.
    public int index(int cell, int d) {
        return cell / strides[d] % ranges.get(d).count();
    }

    public double value(int cell, int d) {
        return ranges.get(d).value(index(cell, d));
    }

    public ParameterSet parameters(int cell) {
        ParameterSet set = base;
        for (int d = 0; d < ranges.size(); d++) {
            set = set.with(ranges.get(d).name(), value(cell, d));
        }
        return set;
    }

    /// The cell `steps` further along range `d`; -1 where there is none or it is not allowed.
    public int moved(int cell, int d, int steps) {
        int to = index(cell, d) + steps;
        if (to < 0 || to >= ranges.get(d).count()) {
            return -1;
        }
        int moved = cell + steps * strides[d];
        return allowed[moved] ? moved : -1;
    }

    /// The cell, allowed or not, that has value number `index` of range `d` and is like `cell`
    /// otherwise.
    public int at(int cell, int d, int index) {
        return cell + (index - index(cell, d)) * strides[d];
    }

    /// The allowed cell nearest to `set`, each range measured by its own length; the first of
    /// several.
    public int nearest(ParameterSet set) {
        int nearest = cells[0];
        double least = Double.POSITIVE_INFINITY;
        for (int cell : cells) {
            double distance = 0;
            for (int d = 0; d < ranges.size(); d++) {
                double off =
                        (value(cell, d) - set.get(ranges.get(d).name()))
                                / Math.max(
                                        ranges.get(d).step(),
                                        ranges.get(d).to() - ranges.get(d).from());
                distance += off * off;
            }
            if (distance < least) {
                least = distance;
                nearest = cell;
            }
        }
        return nearest;
    }

    /// The allowed cells at most `radius` steps away in every range, `cell` itself included, in
    /// order.
    public int[] around(int cell, int radius) {
        int[] found = {cell};
        for (int d = 0; d < ranges.size(); d++) {
            int at = index(cell, d);
            int from = Math.max(0, at - radius);
            int to = Math.min(ranges.get(d).count() - 1, at + radius);
            int[] wider = new int[found.length * (to - from + 1)];
            int n = 0;
            for (int one : found) {
                for (int i = from; i <= to; i++) {
                    wider[n++] = one + (i - at) * strides[d];
                }
            }
            found = wider;
        }
        return Arrays.stream(found).filter(c -> allowed[c]).sorted().toArray();
    }

    /// Where the cell lies in the unit cube, shape `[dimensions]`.
    double[] unit(int cell) {
        double[] unit = new double[ranges.size()];
        for (int d = 0; d < unit.length; d++) {
            unit[d] =
                    ranges.get(d).count() == 1 ? 0 : index(cell, d) / (ranges.get(d).count() - 1.0);
        }
        return unit;
    }
}
