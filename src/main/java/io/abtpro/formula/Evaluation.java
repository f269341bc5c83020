package io.abtpro.formula;

import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;
import io.abtpro.indicators.Columns;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Nodes as columns and answers over one series, at one set of parameters. Each node is computed
/// once; none is computed that is not asked for. Columns that it shares are never written into.
final class Evaluation {
    static final long MOST_STEPS = 1_000_000_000L;

    /// More uses than a part can have.
    private static final int KEEP = Integer.MAX_VALUE / 2;

    private final Columns columns;
    private final BarSeries series;
    private final List<Node> nodes;
    private final Map<String, Double> parameters;
    private final KeptNodes kept;
    private final Object[] values;
    private final Map<List<Integer>, ComparedColumns> comparisons = new HashMap<>();

    /// @param kept what the nodes gave on this series before, and give from now on
    Evaluation(Columns columns, List<Node> nodes, Map<String, Double> parameters, KeptNodes kept) {
        this.columns = columns;
        this.series = columns.series();
        this.nodes = nodes;
        this.parameters = parameters;
        this.kept = kept;
        this.values = new Object[nodes.size()];
    }

    /// The answers of a node that was computed.
    Answers answers(int root) {
        return (Answers) values[root];
    }

    /// The column of a node that was computed.
    double[] column(int root) {
        return columnOf(root);
    }

    /// Computes the nodes of these numbers, once an evaluation.
    ///
    /// Parts have lower numbers than what they are parts of, so one pass down says what is needed
    /// and one up computes it, however long a chain is. A part that nothing needs any more is let
    /// go: a chain of columns is not in memory at once.
    void compute(Collection<Integer> roots) {
        int size = roots.stream().mapToInt(root -> root + 1).max().orElse(0);
        int[] needed = new int[size];
        roots.forEach(root -> needed[root] = KEEP);
        for (int i = size - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (needed[i] == 0) {
                continue;
            }
            Optional<Object> known = kept.of(node, columns, parameters);
            if (known.isPresent()) {
                values[i] = known.get();
            } else if (node.op() != Op.AT) {
                node.parts().forEach(part -> needed[part]++);
            }
        }
        for (int i = 0; i < size; i++) {
            if (needed[i] != 0 && values[i] == null) {
                Node node = nodes.get(i);
                values[i] = located(node);
                kept.keep(node, columns, parameters, values[i]);
                for (int part : node.op() == Op.AT ? List.<Integer>of() : node.parts()) {
                    if (--needed[part] == 0) {
                        values[part] = null;
                    }
                }
            }
        }
    }

    private Object located(Node node) {
        try {
            return value(node);
        } catch (RefusedException refused) {
            throw new RefusedException(
                    "line %d: %s".formatted(node.place().line(), refused.getMessage()), refused);
        }
    }

    private Object value(Node node) {
        return switch (node.op()) {
            case CONSTANT -> node.value();
            case PARAMETER -> parameter(node.name());
            case AND -> answersOf(node, 0).and(answersOf(node, 1));
            case OR -> answersOf(node, 0).or(answersOf(node, 1));
            case NOT -> answersOf(node, 0).not();
            case RISING -> Answers.moving(part(node, 0), window(node, 1, 1), 1);
            case FALLING -> Answers.moving(part(node, 0), window(node, 1, 1), -1);
            default ->
                    node.op().isComparison()
                            ? compared(node)
                            : Arithmetic.is(node.op()) ? arithmetic(node) : columnValue(node);
        };
    }

    private double parameter(String name) {
        Double value = parameters.get(name);
        if (value == null) {
            throw new RefusedException("parameter '%s' has no value".formatted(name));
        }
        return value;
    }

    private Answers compared(Node node) {
        double[] left = part(node, 0);
        double[] right = part(node, 1);
        return comparisons
                .computeIfAbsent(
                        node.parts(), _ -> ComparedColumns.of(left, right, node.unit(), columns))
                .answers(node.op());
    }

    private Object arithmetic(Node node) {
        int first = node.parts().getFirst();
        int second = node.parts().getLast();
        if (node.type() == Node.Type.NUMBER) {
            return Arithmetic.of(node.op(), number(first), number(second));
        }
        double[] result = new double[series.size()];
        boolean fixedFirst = values[first] instanceof Double;
        boolean fixedSecond = values[second] instanceof Double;
        double[] a = fixedFirst ? result : columnOf(first);
        double[] b = fixedSecond ? result : columnOf(second);
        double one = fixedFirst ? number(first) : 0;
        double other = fixedSecond ? number(second) : 0;
        for (int t = 0; t < result.length; t++) {
            result[t] =
                    Arithmetic.of(node.op(), fixedFirst ? one : a[t], fixedSecond ? other : b[t]);
        }
        return result;
    }

    private double[] columnValue(Node node) {
        return switch (node.op()) {
            case INDICATOR -> columns.column(node.name(), numbers(node, 0));
            case INDICATOR_OF -> indicatorOf(node);
            case CLOCK -> clock(node.name());
            case MIDDLE -> mean("high", "low");
            case TYPICAL -> mean("high", "low", "close");
            case OHLC4 -> mean("open", "high", "low", "close");
            case AGO -> ago(part(node, 0), ago(node));
            case HIGHEST -> WindowFunctions.highest(part(node, 0), window(node, 1, 1));
            case LOWEST -> WindowFunctions.lowest(part(node, 0), window(node, 1, 1));
            case SUM -> WindowFunctions.sum(part(node, 0), window(node, 1, 1));
            case MEDIAN -> WindowFunctions.quantile(part(node, 0), costly(node, 1), 0.5);
            case QUANTILE -> WindowFunctions.quantile(part(node, 0), costly(node, 1), share(node));
            case PERCENT_RANK -> WindowFunctions.percentRank(part(node, 0), costly(node, 1));
            case SLOPE -> WindowFunctions.slope(part(node, 0), costly(node, 1));
            case CORRELATION ->
                    WindowFunctions.correlation(part(node, 0), part(node, 1), costly(node, 2));
            case BETA -> WindowFunctions.beta(part(node, 0), part(node, 1), costly(node, 2));
            case IF -> answersOf(node, 0).choose(part(node, 1), part(node, 2));
            case BARS_SINCE -> answersOf(node, 0).since(series.size());
            case VALUE_WHEN -> answersOf(node, 0).valueWhen(part(node, 1));
            case COUNT -> answersOf(node, 0).count(series.size(), window(node, 1, 1));
            case AT -> at(node);
            default -> throw new IllegalStateException(node.op() + " has no column");
        };
    }

    private double[] mean(String... prices) {
        double[] mean = new double[series.size()];
        for (String price : prices) {
            double[] column = columns.column(price, List.of());
            for (int t = 0; t < mean.length; t++) {
                mean[t] += column[t];
            }
        }
        for (int t = 0; t < mean.length; t++) {
            mean[t] /= prices.length;
        }
        return mean;
    }

    private double[] clock(String moment) {
        double[] column = new double[series.size()];
        for (int t = 0; t < column.length; t++) {
            ZonedDateTime time = Instant.ofEpochMilli(series.openTime(t)).atZone(series.zone());
            column[t] =
                    switch (moment) {
                        case "hour" -> time.getHour();
                        case "minute" -> time.getMinute();
                        case "weekday" -> time.getDayOfWeek().getValue();
                        case "day" -> time.getDayOfMonth();
                        case "month" -> time.getMonthValue();
                        default -> throw new IllegalStateException("no moment " + moment);
                    };
        }
        return column;
    }

    /// The indicator over bars that open, rise, fall and close at the column's values.
    private double[] indicatorOf(Node node) {
        List<Double> numbers = numbers(node, 1);
        return WindowFunctions.stretches(
                part(node, 0), x -> columnsOf(x).column(node.name(), numbers).clone());
    }

    private Columns columnsOf(double[] x) {
        long[] times = Arrays.copyOf(series.openTimes(), x.length);
        return new Columns(
                BarSeries.of(
                        series.timeframe(),
                        series.zone(),
                        times,
                        x,
                        x,
                        x,
                        x,
                        new double[x.length]));
    }

    /// The value of the last bar of a higher timeframe that had closed when each bar was known.
    private double[] at(Node node) {
        KeptNodes.Higher higher = kept.higher(node.name(), series);
        int part = node.parts().getFirst();
        var evaluation = new Evaluation(higher.columns(), nodes, parameters, higher.kept());
        evaluation.compute(List.of(part));
        double[] inner = evaluation.column(part);
        double[] column = WindowFunctions.undefined(series.size());
        for (int t = 0; t < column.length; t++) {
            int closed = higher.closed()[t];
            column[t] = closed < 0 ? Double.NaN : inner[closed];
        }
        return column;
    }

    private static double[] ago(double[] x, int n) {
        double[] before = WindowFunctions.undefined(x.length);
        if (n < x.length) {
            System.arraycopy(x, 0, before, n, x.length - n);
        }
        return before;
    }

    private int ago(Node node) {
        double bars = number(node.parts().get(1));
        if (bars < 0) {
            throw new RefusedException("the future is not known: bars ago was " + bars);
        }
        return whole(bars, 0, 1_000_000);
    }

    private int window(Node node, int part, int least) {
        return whole(number(node.parts().get(part)), least, FunctionCall.LONGEST_WINDOW);
    }

    private static int whole(double bars, int least, int most) {
        if (!(bars >= least && bars <= most) || bars != Math.rint(bars)) {
            throw new RefusedException(
                    "the number of bars must be a whole number in %,d to %,d, was %s"
                            .formatted(least, most, bars));
        }
        return (int) bars;
    }

    /// The window of a function that looks at each of its bars.
    private int costly(Node node, int part) {
        int n = window(node, part, 1);
        long steps = (long) n * series.size();
        if (steps > MOST_STEPS) {
            throw new RefusedException(
                    "%,d bars times a window of %,d are %,d steps; at most %,d are computed"
                            .formatted(series.size(), n, steps, MOST_STEPS));
        }
        return n;
    }

    private double share(Node node) {
        double q = number(node.parts().get(2));
        if (!(q >= 0 && q <= 1)) {
            throw new RefusedException("q must be in 0 to 1, was " + q);
        }
        return q;
    }

    private List<Double> numbers(Node node, int from) {
        List<Double> numbers = new ArrayList<>();
        for (int i = from; i < node.parts().size(); i++) {
            numbers.add(number(node.parts().get(i)));
        }
        return numbers;
    }

    private double number(int part) {
        return (Double) values[part];
    }

    private Answers answersOf(Node node, int part) {
        return (Answers) values[node.parts().get(part)];
    }

    private double[] part(Node node, int part) {
        return columnOf(node.parts().get(part));
    }

    private double[] columnOf(int part) {
        if (values[part] instanceof Double number) {
            double[] column = new double[series.size()];
            Arrays.fill(column, number);
            return column;
        }
        return (double[]) values[part];
    }
}
