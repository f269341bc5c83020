package io.abtpro.tuning;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Some cells of a grid, spread evenly over all of its ranges at once.
///
/// Points of a Kronecker sequence fall into the cells; one that falls into a cell that is not
/// allowed, or is taken, is passed over. A cover of fewer cells is the beginning of one of more.
/// Source: Kuipers and Niederreiter (1974), Uniform Distribution of Sequences.
final class EvenCover {
    private static final int POINTS_PER_CELL = 16;

    /// The golden ratio, then square roots of primes: numbers that no fraction comes near, so that
    /// already few points spread over each range. The root of 5 is left out, since it is the golden
    /// ratio again. A grid has at most a million cells, so at most 19 ranges of two values.
    private static final double[] STEPS =
            DoubleStream.concat(
                            DoubleStream.of((Math.sqrt(5) - 1) / 2),
                            IntStream.of(
                                            2, 3, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53,
                                            59, 61, 67)
                                    .mapToDouble(prime -> Math.sqrt(prime) % 1))
                    .toArray();

    private EvenCover() {}

    /// `count` distinct allowed cells in the order of the sequence; all cells in their own order
    /// where there are no more.
    static int[] of(ParameterGrid grid, int count) {
        int[] cells = grid.cells();
        if (count >= cells.length) {
            return cells;
        }
        int[] varying =
                IntStream.range(0, grid.dimensions())
                        .filter(d -> grid.ranges().get(d).count() > 1)
                        .toArray();
        var taken = new BitSet(grid.size());
        int[] cover = new int[count];
        int size = 0;
        long points = (long) POINTS_PER_CELL * grid.size();
        for (long point = 0; point < points && size < count; point++) {
            int cell = cells[0];
            for (int i = 0; i < varying.length; i++) {
                double at = 0.5 + point * STEPS[i];
                cell =
                        grid.at(
                                cell,
                                varying[i],
                                (int)
                                        ((at - Math.floor(at))
                                                * grid.ranges().get(varying[i]).count()));
            }
            if (grid.isAllowed(cell) && !taken.get(cell)) {
                taken.set(cell);
                cover[size++] = cell;
            }
        }
        // The last few cells of a nearly whole grid can be long in coming: they are taken in their
        // own order.
        int[] rest =
                Arrays.stream(cells).filter(cell -> !taken.get(cell)).limit(count - size).toArray();
        System.arraycopy(rest, 0, cover, size, rest.length);
        return cover;
    }
}
