package io.abtpro.chart;

import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/// Value axes with four to six round labels.
public final class PriceAxis {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /// Where those leave fewer than three labels: the roundest first, of them the widest.
    private static final double[][] OTHER_STEPS = {
        {5, 2.5, 2, 1, 0.5, 0.25, 0.2, 0.1}, {8, 6, 4, 3, 1.5, 0.8, 0.6, 0.4, 0.3, 0.15}
    };

    /// Within a power of ten, the densest first.
    private static final double[][] MANTISSAS = {
        {1, 1.5, 2, 3, 5, 7.5}, {1, 2, 5}, {1, 3}, {1}, {2}, {5}, {3}, {7}
    };

    private static final double[] POWERS = {1};
    private static final int FEWEST = 4;
    private static final int FEWEST_SEEN = 3;
    private static final int MORE_DIGITS = 8;
    private static final double COVERED = 14;
    private static final double APART = 13;

    private PriceAxis() {}

    /// @param tagged the value that a tag on the axis shows; labels under it are left out
    static ValueAxis of(Range range, boolean logarithmic, String pattern, OptionalDouble tagged) {
        ValueAxis axis =
                logarithmic ? new Logarithmic(pattern, tagged) : new Linear(pattern, tagged);
        axis.setAutoRange(false);
        axis.setRange(range);
        return axis;
    }

    public static DecimalFormat format(String pattern) {
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setNegativePrefix("\u2212" + format.getPositivePrefix());
        return format;
    }

    /// `value` in `format`, or short where it would not fit the axis: 5 bn, 120 m.
    public static String text(double value, DecimalFormat format) {
        double size = Math.abs(value);
        if (size >= 1e9) {
            return shortened(value / 1e9) + " bn";
        }
        return size >= 1e7 ? shortened(value / 1e6) + " m" : format.format(value);
    }

    private static String shortened(double value) {
        return format("#,##0.##").format(value);
    }

    /// Round values within `range`, about `wanted` of them.
    static List<Double> round(Range range, int wanted) {
        double rough = range.getLength() / Math.max(1, wanted);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = 10 * power;
        for (double factor : STEPS) {
            if (factor * power >= rough) {
                step = factor * power;
                break;
            }
        }
        return multiples(range, step, 0);
    }

    private static List<Double> multiples(Range range, double step, double offset) {
        List<Double> values = new ArrayList<>();
        for (double k = Math.ceil((range.getLowerBound() - offset) / step);
                k * step + offset <= range.getUpperBound();
                k++) {
            values.add(k * step + offset + 0.0); // never a negative zero
        }
        return values;
    }

    /// Round values at about equal distances of a logarithmic axis.
    static List<Double> roundLog(Range range, int wanted) {
        if (range.getUpperBound() / range.getLowerBound() < 3) {
            return round(range, wanted);
        }
        for (double[] mantissas : MANTISSAS) {
            List<Double> values = powers(range, mantissas);
            if (values.size() <= Math.max(FEWEST, wanted + 1)) {
                return values;
            }
        }
        return powers(range, POWERS);
    }

    private static List<Double> powers(Range range, double[] mantissas) {
        List<Double> values = new ArrayList<>();
        for (double power = Math.pow(10, Math.floor(Math.log10(range.getLowerBound())));
                power <= range.getUpperBound();
                power *= 10) {
            for (double mantissa : mantissas) {
                if (range.contains(mantissa * power)) {
                    values.add(mantissa * power);
                }
            }
        }
        return values;
    }

    /// How labels stand along an axis.
    ///
    /// @param wanted about how many there are to be
    /// @param apart pixels from the middle of one of these to that of the next, at least
    /// @param pixel where a value stands
    /// @param seen which labels are not covered
    record Places(
            int wanted,
            ToDoubleFunction<List<Double>> apart,
            DoubleUnaryOperator pixel,
            DoublePredicate seen) {
        private long seenOf(List<Double> values) {
            return values.stream().filter(seen::test).count();
        }

        /// The values but for those too near to one before.
        private List<Double> apart(List<Double> values) {
            List<Double> apart = new ArrayList<>();
            double least = apart().applyAsDouble(values);
            double before = Double.NaN;
            for (double value : values) {
                double at = pixel.applyAsDouble(value);
                if (!(Math.abs(at - before) < least)) {
                    apart.add(value);
                    before = at;
                }
            }
            return apart;
        }
    }

    /// Round values within `range`: as many as are wanted, or others where fewer than three of them
    /// would be seen.
    static List<Double> round(Range range, boolean logarithmic, Places places) {
        List<Double> best =
                places.apart(
                        logarithmic
                                ? roundLog(range, places.wanted())
                                : round(range, places.wanted()));
        for (List<Double> other : others(range, logarithmic)) {
            if (places.seenOf(best) >= FEWEST_SEEN) {
                break;
            }
            List<Double> apart = places.apart(other);
            best = places.seenOf(apart) > places.seenOf(best) ? apart : best;
        }
        return best;
    }

    private static List<List<Double>> others(Range range, boolean logarithmic) {
        List<List<Double>> others = new ArrayList<>();
        if (logarithmic) {
            for (double[] mantissas : MANTISSAS) {
                others.add(powers(range, mantissas));
            }
        }
        double power = Math.pow(10, Math.floor(Math.log10(range.getLength())));
        for (double offset : new double[] {0, 0.5}) {
            for (double[] factors : OTHER_STEPS) {
                for (double factor : factors) {
                    others.add(multiples(range, factor * power, offset * factor * power));
                }
            }
        }
        return others;
    }

    /// `format` with as many decimals as it takes to write `values` as they are.
    static DecimalFormat exact(DecimalFormat format, List<Double> values) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < values.size(); i++) {
            least = Math.min(least, Math.abs(values.get(i) - values.get(i - 1)));
        }
        var exact = (DecimalFormat) format.clone();
        int most = exact.getMaximumFractionDigits() + MORE_DIGITS;
        while (exact.getMaximumFractionDigits() < most && !writes(exact, values, least / 100)) {
            int digits = exact.getMaximumFractionDigits() + 1;
            exact.setMaximumFractionDigits(digits);
            exact.setMinimumFractionDigits(digits);
        }
        return exact;
    }

    private static boolean writes(DecimalFormat format, List<Double> values, double near) {
        return values.stream()
                .allMatch(
                        value -> {
                            Number read = format.parse(format.format(value), new ParsePosition(0));
                            return read != null && Math.abs(read.doubleValue() - value) <= near;
                        });
    }

    /// Labels at round values, but for those that the tag covers.
    private static List<Tick> ticks(
            Range range,
            boolean logarithmic,
            Rectangle2D area,
            DecimalFormat format,
            OptionalDouble tagged,
            DoubleUnaryOperator pixel) {
        DoublePredicate seen =
                value ->
                        tagged.isEmpty()
                                || Math.abs(
                                                pixel.applyAsDouble(value)
                                                        - pixel.applyAsDouble(tagged.getAsDouble()))
                                        >= COVERED;
        List<Double> values =
                round(range, logarithmic, new Places(wanted(area), _ -> APART, pixel, seen));
        boolean whole =
                values.stream().allMatch(v -> v == Math.rint(v))
                        && values.stream().anyMatch(v -> Math.abs(v) >= 10);
        DecimalFormat plain = whole ? format("#,##0") : exact(format, values);
        List<Tick> ticks = new ArrayList<>();
        for (double value : values) {
            ticks.add(
                    new NumberTick(
                            value,
                            seen.test(value) ? text(value, plain) : "",
                            TextAnchor.CENTER_LEFT,
                            TextAnchor.CENTER,
                            0));
        }
        return ticks;
    }

    private static int wanted(Rectangle2D area) {
        return (int) Math.max(2, Math.min(6, area.getHeight() / 40));
    }

    private static final class Linear extends NumberAxis {
        private static final long serialVersionUID = 1L;
        private final DecimalFormat format;
        private final transient OptionalDouble tagged;

        Linear(String pattern, OptionalDouble tagged) {
            this.format = format(pattern);
            this.tagged = tagged;
        }

        @Override
        @SuppressWarnings("rawtypes") // the signature is JFreeChart's
        public List refreshTicks(
                Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return ticks(
                    getRange(), false, area, format, tagged, v -> valueToJava2D(v, area, edge));
        }
    }

    private static final class Logarithmic extends LogAxis {
        private static final long serialVersionUID = 1L;
        private final DecimalFormat format;
        private final transient OptionalDouble tagged;

        Logarithmic(String pattern, OptionalDouble tagged) {
            this.format = format(pattern);
            this.tagged = tagged;
        }

        @Override
        @SuppressWarnings("rawtypes") // the signature is JFreeChart's
        public List refreshTicks(
                Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return ticks(getRange(), true, area, format, tagged, v -> valueToJava2D(v, area, edge));
        }
    }
}
