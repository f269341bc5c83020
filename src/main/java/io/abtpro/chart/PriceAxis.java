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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/// Value axes with four to six round labels.
public final class PriceAxis {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /// Within a power of ten, the densest first.
    private static final double[][] MANTISSAS = {{1, 1.5, 2, 3, 5, 7.5}, {1, 2, 5}, {1, 3}, {1}};

    private static final int FEWEST = 4;
    private static final double COVERED = 14;

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
        List<Double> values = new ArrayList<>();
        for (double k = Math.ceil(range.getLowerBound() / step);
                k * step <= range.getUpperBound();
                k++) {
            values.add(k * step + 0.0); // never a negative zero
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
        return powers(range, MANTISSAS[MANTISSAS.length - 1]);
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

    /// Labels at `values`, but for those that the tag covers.
    private static List<Tick> ticks(
            List<Double> values,
            DecimalFormat format,
            OptionalDouble tagged,
            DoubleUnaryOperator pixel) {
        List<Tick> ticks = new ArrayList<>();
        boolean whole =
                values.stream().allMatch(v -> v == Math.rint(v))
                        && values.stream().anyMatch(v -> Math.abs(v) >= 10);
        DecimalFormat plain = whole ? format("#,##0") : format;
        for (double value : values) {
            boolean covered =
                    tagged.isPresent()
                            && Math.abs(
                                            pixel.applyAsDouble(value)
                                                    - pixel.applyAsDouble(tagged.getAsDouble()))
                                    < COVERED;
            ticks.add(
                    new NumberTick(
                            value,
                            covered ? "" : text(value, plain),
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
                    round(getRange(), wanted(area)),
                    format,
                    tagged,
                    v -> valueToJava2D(v, area, edge));
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
            return ticks(
                    roundLog(getRange(), wanted(area)),
                    format,
                    tagged,
                    v -> valueToJava2D(v, area, edge));
        }
    }
}
