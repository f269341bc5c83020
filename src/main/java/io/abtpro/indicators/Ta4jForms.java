package io.abtpro.indicators;

import static org.ta4j.core.indicators.numeric.BinaryOperationIndicator.difference;
import static org.ta4j.core.indicators.numeric.BinaryOperationIndicator.product;
import static org.ta4j.core.indicators.numeric.BinaryOperationIndicator.quotient;
import static org.ta4j.core.indicators.numeric.BinaryOperationIndicator.sum;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.ConstantIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.num.Num;

/// Indicators put together from what ta4j can write as JSON and read back.
final class Ta4jForms {
    /// Lost when added to a range, and its square over a range is 0; yet the whole of a range of 0.
    private static final double NOTHING = 1e-200;

    private Ta4jForms() {}

    /// Stochastic %K, bit for bit, and 50 in a window without range. ta4j's own is NaN there, and
    /// one NaN would stay in every running sum that follows.
    static Indicator<Num> stochastic(BarSeries series, int period) {
        Indicator<Num> highest = new HighestValueIndicator(new HighPriceIndicator(series), period);
        Indicator<Num> lowest = new LowestValueIndicator(new LowPriceIndicator(series), period);
        Indicator<Num> range = sum(difference(highest, lowest), NOTHING);
        Indicator<Num> k =
                product(quotient(difference(new ClosePriceIndicator(series), lowest), range), 100);
        Indicator<Num> nothing =
                new ConstantIndicator<>(series, series.numFactory().numOf(NOTHING));
        Indicator<Num> flat = quotient(nothing, range);
        return sum(k, product(product(flat, flat), 50));
    }

    /// ta4j's SuperTrend with its parameters as fields. ta4j writes simple class names and the
    /// fields it finds; its own form has none, and is read back with 10 and 3.
    static final class SuperTrendIndicator
            extends org.ta4j.core.indicators.supertrend.SuperTrendIndicator {
        @SuppressWarnings("UnusedVariable") // written into the JSON
        private final int barCount;

        @SuppressWarnings("UnusedVariable") // written into the JSON
        private final double multiplier;

        SuperTrendIndicator(BarSeries series, int barCount, double multiplier) {
            super(series, barCount, multiplier);
            this.barCount = barCount;
            this.multiplier = multiplier;
        }
    }
}
