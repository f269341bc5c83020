package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;

import org.jspecify.annotations.Nullable;
import org.ta4j.core.Bar;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Conditions over what ta4j computes from decimal prices with 60 digits, one bar at a time: where
/// our signals are not those that ta4j finds with doubles, they must be these.
///
/// Two numbers tie where they are apart by no more than a share of them that the test names;
/// quotients and roots end somewhere, so it is never 0.
public final class ExactTwin {
    private static final NumFactory NUMBERS = DecimalNumFactory.getInstance(60);

    /// 30 digits equal.
    public static final double STRICT = 1e-30;

    /// Where an average that approaches a price without end has come to rest.
    public static final double AT_REST = 0x1p-48;

    private final BarSeries bars;
    private final BigDecimal tie;
    private final Map<Operand, List<@Nullable BigDecimal>> columns = new HashMap<>();
    private org.ta4j.core.@Nullable BarSeries series;

    public ExactTwin(BarSeries bars, double tie) {
        this(bars, new BigDecimal(tie));
    }

    private ExactTwin(BarSeries bars, BigDecimal tie) {
        this.bars = bars;
        this.tie = tie;
    }

    public BarSeries bars() {
        return bars;
    }

    /// The same bars without what was computed of them.
    public ExactTwin afresh() {
        var twin = new ExactTwin(bars, tie);
        twin.series = series();
        return twin;
    }

    private org.ta4j.core.BarSeries series() {
        if (series != null) {
            return series;
        }
        List<Bar> list = new ArrayList<>();
        for (int t = 0; t < bars.size(); t++) {
            list.add(bar(bars, t));
        }
        series =
                new BaseBarSeriesBuilder()
                        .withName("exact")
                        .withNumFactory(NUMBERS)
                        .withBars(list)
                        .build();
        return series;
    }

    /// The bars from `warmup` on at which `condition` holds.
    public BitSet holds(Condition condition, int warmup) {
        BitSet bits = holds(condition);
        bits.clear(0, Math.min(warmup, bars.size()));
        return bits;
    }

    private BitSet holds(Condition condition) {
        return switch (condition) {
            case Condition.Over(Operand left, Operand right) -> side(left, right, 1);
            case Condition.Under(Operand left, Operand right) -> side(left, right, -1);
            case Condition.CrossedUp(Operand left, Operand right) -> crossed(left, right, 1);
            case Condition.CrossedDown(Operand left, Operand right) -> crossed(left, right, -1);
            case Condition.And(Condition first, Condition second) -> {
                BitSet both = holds(first);
                both.and(holds(second));
                yield both;
            }
            case Condition.Or(Condition first, Condition second) -> {
                BitSet either = holds(first);
                either.or(holds(second));
                yield either;
            }
            case Condition.Not(Condition inner) -> {
                BitSet bits = holds(inner);
                bits.flip(0, bars.size());
                yield bits;
            }
        };
    }

    private BitSet side(Operand left, Operand right, int sign) {
        BitSet bits = new BitSet();
        for (int t = 0; t < bars.size(); t++) {
            bits.set(t, sign(left, right, t) == sign);
        }
        return bits;
    }

    private BitSet crossed(Operand left, Operand right, int sign) {
        BitSet bits = new BitSet();
        int before = 0;
        for (int t = 0; t < bars.size(); t++) {
            int now = sign(left, right, t);
            bits.set(t, now == sign && before == -sign);
            before = now == 0 ? before : now;
        }
        return bits;
    }

    private int sign(Operand left, Operand right, int t) {
        BigDecimal a = column(left).get(t);
        BigDecimal b = column(right).get(t);
        if (a == null || b == null) {
            return 0;
        }
        BigDecimal size = a.abs().max(b.abs()).max(price(bars.close(t)).abs());
        BigDecimal apart = a.subtract(b);
        return apart.abs().compareTo(size.multiply(tie)) <= 0 ? 0 : apart.signum();
    }

    /// The numbers of `operand`; null where there is none.
    List<@Nullable BigDecimal> column(Operand operand) {
        List<@Nullable BigDecimal> known = columns.get(operand);
        if (known == null) {
            known = compute(operand);
            columns.put(operand, known);
        }
        return known;
    }

    private List<@Nullable BigDecimal> compute(Operand operand) {
        List<@Nullable BigDecimal> column = new ArrayList<>();
        switch (operand) {
            case Operand.Constant(double value) -> {
                for (int t = 0; t < bars.size(); t++) {
                    column.add(price(value));
                }
            }
            case Operand.Column(var id, var parameters, int ago) -> {
                CatalogEntry entry = IndicatorCatalog.entry(id);
                double[] complete = entry.complete(parameters);
                int warmup = entry.warmup().applyAsInt(complete);
                Indicator<Num> indicator = entry.ta4j().orElseThrow().apply(series(), complete);
                for (int t = 0; t < bars.size(); t++) {
                    Num value = indicator.getValue(t);
                    column.add(t < warmup || value.isNaN() ? null : value.bigDecimalValue());
                }
                for (int i = 0; i < ago; i++) {
                    column.addFirst(null);
                    column.removeLast();
                }
            }
        }
        return column;
    }

    /// The decimal number that a double stands for.
    static BigDecimal price(double value) {
        return new BigDecimal(Double.toString(value), MathContext.UNLIMITED);
    }

    /// A bar of ta4j's own with these decimal numbers.
    private static Bar bar(BarSeries bars, int t) {
        Num close = number(bars.close(t));
        Num volume = number(bars.volume(t));
        return new BaseBar(
                Duration.ofMillis(bars.knownAt(t) - bars.openTime(t)),
                Instant.ofEpochMilli(bars.openTime(t)),
                Instant.ofEpochMilli(bars.knownAt(t)),
                number(bars.open(t)),
                number(bars.high(t)),
                number(bars.low(t)),
                close,
                volume,
                volume.multipliedBy(close),
                0);
    }

    private static Num number(double value) {
        return NUMBERS.numOf(price(value));
    }
}
