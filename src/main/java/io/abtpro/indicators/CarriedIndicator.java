package io.abtpro.indicators;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.num.Num;

/// An indicator whose undefined values (a flat window, no volume) carry the value before; `neutral`
/// where there is none, NaN for no value. ta4j divides by zero there, and one NaN would spoil every
/// running sum that follows.
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
        if (index > warmup) {
            return getValue(index - 1);
        }
        return Double.isNaN(neutral) ? value : getBarSeries().numFactory().numOf(neutral);
    }

    @Override
    public int getCountOfUnstableBars() {
        return warmup;
    }
}
