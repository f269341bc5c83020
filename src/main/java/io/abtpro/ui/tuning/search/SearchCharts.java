package io.abtpro.ui.tuning.search;

import io.abtpro.chart.ChartLayer.Dash;
import io.abtpro.chart.ChartLayer.Role;
import io.abtpro.chart.Layer;
import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.report.Figures;
import io.abtpro.tuning.EpisodeSeries;
import io.abtpro.tuning.LuckBenchmark;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.StepCurve;
import io.abtpro.tuning.TuningSnapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A search at work as pictures. An axis is whole from the start, so that a search is seen filling
/// it.
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
                XyAxis.around("", "0.#", 100 * s.rewards().least(), 100 * s.rewards().most())
                        .rounded(),
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
        return XyPicture.of(
                XyAxis.linear("Episode", 0, Math.max(1, s.total()), "#,##0"),
                XyAxis.linear("", 0, Math.max(1e-6, 100 * s.errors().most()), "0.#").rounded(),
                layers);
    }

    private static List<XyLayer> episodes(String name, EpisodeSeries values) {
        int[] dots = every(values.length(), MOST_DOTS);
        int[] means = every(values.length(), MOST_OF_MEAN);
        double[] dot = new double[dots.length];
        for (int i = 0; i < dots.length; i++) {
            dot[i] = 100 * values.at(dots[i]);
        }
        double[] mean = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            mean[i] = 100 * values.mean(Math.max(0, means[i] + 1 - MEAN_OF), means[i] + 1);
        }
        return List.of(
                new XyLayer.Points(name, StepLine.counts(dots), dot, Role.QUIET, 1.5),
                XyLayer.Line.of(
                        "mean of " + MEAN_OF, StepLine.counts(means), mean, Role.OURS, Dash.SOLID));
    }

    /// Places of `length`, at most so many, the last among them. A place that was chosen stays for
    /// longer lengths, until every other one goes: points that change from picture to picture would
    /// flicker.
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

    /// The best so far beside what random search and resampled prices reach with as many backtests.
    ///
    /// @param most distinct backtests that there can be
    static XyPicture best(TuningSnapshot s, int most) {
        LuckBenchmark.Curves luck = s.comparison();
        int[] corners = corners(luck);
        double[] lower = at(luck.lower(), corners);
        double[] upper = at(luck.upper(), corners);
        XyLayer.Line noise = steps("noise", luck.noise(), Role.WARNING, Dash.DOTTED);
        XyLayer.Line median = steps("random", luck.median(), Role.PLAIN, Dash.LONG);
        XyLayer.Line ours = steps(s.method().label(), s.bestSoFar(), Role.OURS, Dash.SOLID);
        List<XyLayer> layers = new ArrayList<>();
        layers.add(
                new XyLayer.Band(
                        "random, quartiles",
                        StepLine.counts(corners),
                        lower,
                        upper,
                        Layer.Shade.BAND_80));
        layers.addAll(List.of(noise, median, ours));
        layers.addAll(words(s));
        return XyPicture.of(
                XyAxis.linear("Distinct backtests", 0, Math.max(10, most), "#,##0"),
                around(lower, upper, noise.y(), ours.y()).rounded(),
                layers);
    }

    private static XyAxis around(double[]... series) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double[] values : series) {
            for (double value : values) {
                if (Double.isFinite(value)) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
        }
        return XyAxis.around("", "0.00", least, most);
    }

    /// The first and the last place, and those before and at every change of either quartile.
    private static int[] corners(LuckBenchmark.Curves luck) {
        int length = luck.lower().length();
        return IntStream.concat(
                        IntStream.of(0, length - 1),
                        Stream.of(luck.lower().starts(), luck.upper().starts())
                                .flatMapToInt(Arrays::stream)
                                .flatMap(start -> IntStream.of(start - 1, start)))
                .filter(place -> place >= 0 && place < length)
                .sorted()
                .distinct()
                .toArray();
    }

    private static double[] at(StepCurve values, int[] places) {
        double[] found = new double[places.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = values.at(places[i]);
        }
        return found;
    }

    private static XyLayer.Line steps(String name, StepCurve bests, Role role, Dash dash) {
        String text =
                Double.isNaN(bests.last()) ? name : "%s %s".formatted(name, two(bests.last()));
        return StepLine.of(text, bests, role, dash);
    }

    private static String two(double value) {
        return Figures.plain(value, 2);
    }

    private static List<XyLayer> words(TuningSnapshot s) {
        int n = Math.min(s.bestSoFar().length(), s.comparison().median().length());
        if (n == 0) {
            return List.of();
        }
        double ours = s.bestSoFar().at(n - 1);
        double noise = s.comparison().noise().at(n - 1);
        double random = s.comparison().median().at(n - 1);
        if (Double.isNaN(ours)) {
            return List.of(
                    new XyLayer.Note(
                            "No backtest met the limits yet.", false, false, 0, Role.WARNING));
        }
        List<XyLayer> words = new ArrayList<>();
        if (!Double.isNaN(noise)) {
            words.add(
                    new XyLayer.Note(
                            "On twins without direction 1 search in 20 reaches %s at this budget."
                                    .formatted(two(noise)),
                            false,
                            false,
                            0,
                            Role.COMPARISON));
        }
        boolean beats = ours > noise && ours > random;
        String claim =
                (Double.isNaN(noise) ? "" : ours > noise ? "Above noise" : "Not above noise")
                        + (Double.isNaN(noise) || Double.isNaN(random) ? "" : ", ")
                        + (Double.isNaN(random)
                                ? ""
                                : ours > random
                                        ? "ahead of random"
                                        : ours < random ? "behind random" : "level with random");
        if (!claim.isEmpty()) {
            words.add(
                    new XyLayer.Note(
                            Character.toUpperCase(claim.charAt(0)) + claim.substring(1) + ".",
                            false,
                            false,
                            words.size(),
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
            layers.add(
                    XyLayer.Line.of("outline of the path", pathX, pathY, Role.GROUND, Dash.SOLID));
            layers.add(
                    XyLayer.Line.of(
                            "path of the last episode", pathX, pathY, Role.PLAIN, Dash.SOLID));
            int last = pathX.length - 1;
            layers.add(new XyLayer.Mark("", pathX[0], pathY[0], XyLayer.Shape.RING));
            layers.add(new XyLayer.Mark("", pathX[last], pathY[last], XyLayer.Shape.DOT));
        }
        s.best()
                .ifPresent(
                        best ->
                                layers.add(
                                        new XyLayer.Mark(
                                                "",
                                                place(best, grid, x),
                                                x == y ? 0 : place(best, grid, y),
                                                XyLayer.Shape.CROSS)));
        return XyPicture.of(axis(grid.ranges().get(x)), axis(across(grid, x, y)), layers);
    }

    /// The heat map alone; its ends are those of the scale beside it.
    static XyLayer.Cells layer(TuningSnapshot s, ParameterGrid grid, Shown shown) {
        ParameterRange x = grid.ranges().get(s.slice().x());
        ParameterRange y = across(grid, s.slice().x(), s.slice().y());
        double[][] values =
                switch (shown) {
                    case VALUE -> s.slice().values();
                    case VISITS -> visits(s.slice().visits());
                    case OBJECTIVE -> s.slice().objective();
                };
        return new XyLayer.Cells(
                shown.meaning(),
                x.from(),
                x.step(),
                y.from(),
                y.step(),
                values,
                shown == Shown.VISITS);
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
        return XyAxis.linear(
                r.name(), r.from() - r.step() / 2, r.value(r.count() - 1) + r.step() / 2, "0.##");
    }
}
