package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;

import org.jspecify.annotations.Nullable;
import org.ta4j.core.Bar;
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
        this.bars = bars;
        this.tie = new BigDecimal(tie);
    }

    public BarSeries bars() {
        return bars;
    }

    private org.ta4j.core.BarSeries series() {
        if (series != null) {
            return series;
        }
        List<Bar> list = new ArrayList<>();
        for (int t = 0; t < bars.size(); t++) {
            list.add(new DecimalBar(bars, t));
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

    private record DecimalBar(BarSeries bars, int t) implements Bar {
        private static Num number(double value) {
            return NUMBERS.numOf(price(value));
        }

        @Override
        public Duration getTimePeriod() {
            return Duration.ofMillis(bars.knownAt(t) - bars.openTime(t));
        }

        @Override
        public Instant getBeginTime() {
            return Instant.ofEpochMilli(bars.openTime(t));
        }

        @Override
        public Instant getEndTime() {
            return Instant.ofEpochMilli(bars.knownAt(t));
        }

        @Override
        public Num getOpenPrice() {
            return number(bars.open(t));
        }

        @Override
        public Num getHighPrice() {
            return number(bars.high(t));
        }

        @Override
        public Num getLowPrice() {
            return number(bars.low(t));
        }

        @Override
        public Num getClosePrice() {
            return number(bars.close(t));
        }

        @Override
        public Num getVolume() {
            return number(bars.volume(t));
        }

        @Override
        public Num getAmount() {
            return getVolume().multipliedBy(getClosePrice());
        }

        @Override
        public long getTrades() {
            return 0;
        }

        @Override
        public NumFactory numFactory() {
            return NUMBERS;
        }

        @Override
        public void addTrade(Num tradeVolume, Num tradePrice) {
            throw new UnsupportedOperationException("bars are immutable");
        }

        @Override
        public void addPrice(Num price) {
            throw new UnsupportedOperationException("bars are immutable");
        }
    }
}
