package io.abtpro.tuning;

import java.util.ArrayList;
import java.util.List;

/// How the objective behaves around a cell: a plateau can be believed sooner than a peak.
public final class Neighbourhood {
    static final double KEPT = 0.8;

    private final ParameterGrid grid;
    private final Evaluator evaluator;
    private final Landscape landscape;

    Neighbourhood(ParameterGrid grid, Evaluator evaluator) {
        this.grid = grid;
        this.evaluator = evaluator;
        this.landscape = new Landscape(grid, evaluator.log());
    }

    Landscape landscape() {
        return landscape;
    }

    /// The median objective of the cells at most [Landscape#radius] steps away; those that break a
    /// limit count as the worst. NaN where most of them do.
    double plateau(int cell) {
        evaluator.evaluate(grid.around(cell, landscape.radius()));
        return landscape.plateau(cell);
    }

    /// The stretch of one range, around a cell, in which the objective stays near the plateau.
    public record Stretch(String name, double low, double high) {}

    /// For each range, how far the objective stays at or above 80 % of `plateau` when only that
    /// parameter moves.
    List<Stretch> stretches(int cell, double plateau) {
        List<Stretch> stretches = new ArrayList<>();
        for (int d = 0; d < grid.dimensions(); d++) {
            int low = edge(cell, d, -1, plateau);
            int high = edge(cell, d, 1, plateau);
            stretches.add(
                    new Stretch(
                            grid.ranges().get(d).name(), grid.value(low, d), grid.value(high, d)));
        }
        return stretches;
    }

    private int edge(int cell, int d, int direction, double plateau) {
        double least = Landscape.least(plateau);
        int edge = cell;
        for (int next = grid.moved(cell, d, direction);
                next >= 0;
                next = grid.moved(next, d, direction)) {
            if (!(evaluator.value(next) >= least)) {
                break;
            }
            edge = next;
        }
        return edge;
    }

    /// The objective and the plateau along one range through a cell; NaN where a cell is not
    /// allowed or broke a limit.
    public record Line(String name, double[] values, double[] objective, double[] plateau) {}

    List<Line> lines(int cell) {
        List<Line> lines = new ArrayList<>();
        for (int d = 0; d < grid.dimensions(); d++) {
            int count = grid.ranges().get(d).count();
            var line =
                    new Line(
                            grid.ranges().get(d).name(),
                            new double[count],
                            new double[count],
                            new double[count]);
            for (int i = 0; i < count; i++) {
                int at =
                        i == grid.index(cell, d)
                                ? cell
                                : grid.moved(cell, d, i - grid.index(cell, d));
                line.values()[i] = grid.ranges().get(d).value(i);
                line.objective()[i] = at < 0 ? Double.NaN : evaluator.value(at);
                line.plateau()[i] = at < 0 ? Double.NaN : landscape.plateau(at);
            }
            lines.add(line);
        }
        return lines;
    }
}
