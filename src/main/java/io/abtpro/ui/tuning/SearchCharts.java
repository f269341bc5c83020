package io.abtpro.ui.tuning;

import io.abtpro.tuning.Comparison;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.TuningSnapshot;
import io.abtpro.ui.chart.Layer;
import io.abtpro.ui.chart.XyAxis;
import io.abtpro.ui.chart.XyLayer;
import io.abtpro.ui.chart.XyLayer.Dash;
import io.abtpro.ui.chart.XyLayer.Role;
import io.abtpro.ui.chart.XyPicture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A search at work as pictures. An axis is whole from the start, so that a search is seen filling it.
final class SearchCharts {
    private static final int MEAN_OF = 100;
    private static final int MOST_DOTS = 400;
    private static final int MOST_OF_MEAN = 128;

    private SearchCharts() {}

    /// Net log return of each episode in percent with its mean; epsilon at the right.
    static XyPicture reward(TuningSnapshot s) {
        int half = s.total() / 2;
        double slope = (s.epsilonAt(0) - s.epsilonAt(half)) / Math.max(1, half);
        double corner = slope > 0 ? (s.epsilonAt(0) - s.epsilonAt(s.total())) / slope : 0;
        var layers = new ArrayList<XyLayer>();
        layers.add(epsilon(0, s.epsilonAt(0), corner, s.epsilonAt(s.total())));
        layers.add(epsilon(corner, s.epsilonAt(s.total()), s.total(), s.epsilonAt(s.total())));
        layers.addAll(episodes("reward", s.rewards()));
        layers.add(now(s));
        return new XyPicture(
                XyAxis.linear("Episode", 0, Math.max(1, s.total()), "#,##0"),
                around(s.rewards()),
                Optional.of(XyAxis.linear("", 0, 1.02, "0.0")),
                layers);
    }

    private static XyLayer epsilon(double from, double high, double to, double low) {
        return new XyLayer.Slope("epsilon", from, high, to, low, Role.PLAIN, Dash.LONG, true);
    }

    private static XyLayer now(TuningSnapshot s) {
        return new XyLayer.Rule("", s.done(), true, Role.OURS, Dash.SHORT);
    }

    /// Mean absolute temporal-difference error of each episode in percent with its mean.
    static XyPicture error(TuningSnapshot s) {
        var layers = new ArrayList<>(episodes("error", s.errors()));
        layers.add(now(s));
        double most = 0;
        for (double error : s.errors()) {
            most = Math.max(most, error);
        }
        return XyPicture.of(
                XyAxis.linear("Episode", 0, Math.max(1, s.total()), "#,##0"),
                XyAxis.linear("", 0, Math.max(1e-6, 100 * most), "0.#").rounded(),
                layers);
    }

    private static XyAxis around(double[] shares) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double share : shares) {
            least = Math.min(least, share);
            most = Math.max(most, share);
        }
        return XyAxis.around("", "0.#", 100 * least, 100 * most).rounded();
    }

    private static List<XyLayer> episodes(String name, double[] values) {
        double[] sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        int[] dots = every(values.length, MOST_DOTS);
        int[] means = every(values.length, MOST_OF_MEAN);
        double[] mean = Arrays.stream(means).mapToDouble(i -> {
            int from = Math.max(0, i + 1 - MEAN_OF);
            return 100 * (sums[i + 1] - sums[from]) / (i + 1 - from);
        }).toArray();
        return List.of(
                new XyLayer.Points(
                        name, shifted(dots), Arrays.stream(dots).mapToDouble(i -> 100 * values[i]).toArray(), Role.QUIET, 1.5),
                XyLayer.Line.of("mean of " + MEAN_OF, shifted(means), mean, Role.OURS, Dash.SOLID));
    }

    /// Places of `length`, at most so many, the last among them. A place that was chosen stays for longer lengths, until
    /// every other one goes: points that change from picture to picture would flicker.
    private static int[] every(int length, int most) {
        int step = 1;
        while (length / step >= most) {
            step *= 2;
        }
        int[] places = new int[(length + step - 1) / step + 1];
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.min(i * step, length - 1);
        }
        return length == 0 ? new int[0] : places;
    }

    /// The first and the last place, and those around every change in any of `series`: all that a line of steps shows.
    private static int[] corners(double[]... series) {
        int length = series[0].length;
        var changes = new BitSet(length + 1);
        changes.set(0);
        changes.set(length);
        for (double[] values : series) {
            for (int i = 1; i < length; i++) {
                if (Double.compare(values[i], values[i - 1]) != 0) {
                    changes.set(i);
                }
            }
        }
        return changes.stream()
                .flatMap(i -> IntStream.of(i - 1, i))
                .filter(i -> i >= 0 && i < length)
                .distinct()
                .toArray();
    }

    /// The best so far beside what random search and resampled prices reach with as many backtests.
    ///
    /// @param most distinct backtests that there can be
    static XyPicture best(TuningSnapshot s, int most) {
        Comparison.Curves luck = s.comparison();
        int[] quartiles = corners(luck.lower(), luck.upper());
        double[] lower = at(luck.lower(), quartiles);
        double[] upper = at(luck.upper(), quartiles);
        XyLayer.Line noise = steps("noise", luck.noise(), Role.WARNING, Dash.DOTTED);
        XyLayer.Line median = steps("random", luck.median(), Role.PLAIN, Dash.LONG);
        XyLayer.Line ours = steps(s.method().label(), s.bestSoFar(), Role.OURS, Dash.SOLID);
        double[] all = Stream.of(lower, upper, noise.y(), ours.y())
                .flatMapToDouble(Arrays::stream)
                .toArray();
        List<XyLayer> layers = new ArrayList<>();
        layers.add(new XyLayer.Band("random, quartiles", shifted(quartiles), lower, upper, Layer.Shade.BAND_80));
        layers.addAll(List.of(noise, median, ours));
        layers.addAll(words(s));
        return XyPicture.of(
                XyAxis.linear("Distinct backtests", 0, Math.max(10, most), "#,##0"),
                XyAxis.around("", "0.00", all).rounded(), layers);
    }

    private static double[] at(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
    }

    private static double[] shifted(int[] places) {
        return Arrays.stream(places).mapToDouble(i -> i + 1).toArray();
    }

    private static XyLayer.Line steps(String name, double[] bests, Role role, Dash dash) {
        double last = bests.length == 0 ? Double.NaN : bests[bests.length - 1];
        String text = Double.isNaN(last) ? name : "%s %s".formatted(name, two(last));
        int[] corners = corners(bests);
        return new XyLayer.Line(text, shifted(corners), at(bests, corners), role, dash, true, false, true);
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace('-', '\u2212');
    }

    private static List<XyLayer> words(TuningSnapshot s) {
        int n = Math.min(s.bestSoFar().length, s.comparison().median().length);
        if (n == 0) {
            return List.of();
        }
        double ours = s.bestSoFar()[n - 1];
        double noise = s.comparison().noise()[n - 1];
        double random = s.comparison().median()[n - 1];
        if (Double.isNaN(ours)) {
            return List.of(new XyLayer.Note("No backtest met the limits yet.", false, false, 0, Role.WARNING));
        }
        List<XyLayer> words = new ArrayList<>();
        if (!Double.isNaN(noise)) {
            words.add(new XyLayer.Note(
                    "On resampled prices 1 search in 20 reaches %s at this budget.".formatted(two(noise)), false, false,
                    0, Role.COMPARISON));
        }
        boolean beats = ours > noise && ours > random;
        String claim = (Double.isNaN(noise) ? "" : ours > noise ? "Above noise" : "Not above noise")
                + (Double.isNaN(noise) || Double.isNaN(random) ? "" : ", ")
                + (Double.isNaN(random) ? "" : ours > random ? "ahead of random" : ours < random ? "behind random" : "level with random");
        if (!claim.isEmpty()) {
            words.add(new XyLayer.Note(
                    Character.toUpperCase(claim.charAt(0)) + claim.substring(1) + ".", false, false, words.size(),
                    beats ? Role.PLAIN : Role.WARNING));
        }
        return words;
    }

    /// What a heat map of a search shows.
    enum Shown {
        VALUE("Q-value", "Q-value of the best action"),
        VISITS("Visits", "visits, root scale"),
        OBJECTIVE("Objective", "best objective");

        private final String word;
        private final String meaning;

        Shown(String word, String meaning) {
            this.word = word;
            this.meaning = meaning;
        }

        String word() {
            return word;
        }

        String meaning() {
            return meaning;
        }
    }

    /// The cells along two ranges, the others folded, with the way of the agent's last episode.
    static XyPicture cells(TuningSnapshot s, ParameterGrid grid, Shown shown) {
        List<XyLayer> layers = new ArrayList<>();
        layers.add(layer(s, grid, shown));
        int x = s.slice().x();
        int y = s.slice().y();
        if (s.path().length > 0) {
            double[] pathX = places(s.path(), grid, x);
            double[] pathY = x == y ? new double[pathX.length] : places(s.path(), grid, y);
            layers.add(XyLayer.Line.of("outline of the path", pathX, pathY, Role.GROUND, Dash.SOLID));
            layers.add(XyLayer.Line.of("path of the last episode", pathX, pathY, Role.PLAIN, Dash.SOLID));
            int last = pathX.length - 1;
            layers.add(new XyLayer.Mark("", pathX[0], pathY[0], XyLayer.Shape.RING));
            layers.add(new XyLayer.Mark("", pathX[last], pathY[last], XyLayer.Shape.DOT));
        }
        s.best().ifPresent(best -> layers.add(new XyLayer.Mark(
                "", place(best, grid, x), x == y ? 0 : place(best, grid, y), XyLayer.Shape.CROSS)));
        return XyPicture.of(axis(grid.ranges().get(x)), axis(across(grid, x, y)), layers);
    }

    /// The heat map alone; its ends are those of the scale beside it.
    static XyLayer.Cells layer(TuningSnapshot s, ParameterGrid grid, Shown shown) {
        ParameterRange x = grid.ranges().get(s.slice().x());
        ParameterRange y = across(grid, s.slice().x(), s.slice().y());
        double[][] values = switch (shown) {
            case VALUE -> s.slice().values();
            case VISITS -> visits(s.slice().visits());
            case OBJECTIVE -> s.slice().objective();
        };
        return new XyLayer.Cells(
                shown.meaning(), x.from(), x.step(), y.from(), y.step(), values, shown == Shown.VISITS);
    }

    private static ParameterRange across(ParameterGrid grid, int x, int y) {
        return x == y ? new ParameterRange("", 0, 0, 1) : grid.ranges().get(y);
    }

    private static double[][] visits(int[][] counts) {
        return Arrays.stream(counts)
                .map(row -> Arrays.stream(row).mapToDouble(n -> n == 0 ? Double.NaN : n).toArray())
                .toArray(double[][]::new);
    }

    private static double[] places(int[] cells, ParameterGrid grid, int range) {
        return Arrays.stream(cells).mapToDouble(cell -> place(cell, grid, range)).toArray();
    }

    private static double place(int cell, ParameterGrid grid, int range) {
        return grid.ranges().get(range).value(grid.index(cell, range));
    }

    static XyAxis axis(ParameterRange r) {
        return XyAxis.linear(r.name(), r.from() - r.step() / 2, r.value(r.count() - 1) + r.step() / 2, "0.##");
    }
}
