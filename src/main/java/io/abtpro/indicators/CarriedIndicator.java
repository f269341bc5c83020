package io.abtpro.indicators;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.num.Num;

/// An indicator whose undefined values (a flat window, no volume) carry the value before; `neutral` where there is
/// none. ta4j divides by zero there, and one NaN would spoil every running sum that follows.
final class CarriedIndicator extends CachedIndicator<Num> {
    private final Indicator<Num> indicator;
    private final int warmup;
    private final double neutral;

    CarriedIndicator(Indicator<Num> indicator, int warmup, double neutral) {
        super(indicator);
        this.indicator = indicator;
        this.warmup = warmup;
        this.neutral = neutral;
    }

    @Override
    protected Num calculate(int index) {
        Num value = indicator.getValue(index);
        if (!Double.isNaN(value.doubleValue())) {
            return value;
        }
        return index <= warmup ? getBarSeries().numFactory().numOf(neutral) : getValue(index - 1);
    }

    @Override
    public int getCountOfUnstableBars() {
        return warmup;
    }
}
