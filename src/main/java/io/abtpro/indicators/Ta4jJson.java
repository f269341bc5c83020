package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;

import org.ta4j.core.BaseTradingRecord;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.num.Num;

import java.util.BitSet;

/// A strategy in ta4j's serialised form.
///
/// @param text the JSON
public record Ta4jJson(String text) {
    /// Where ta4j enters and leaves; an open position has no exit.
    public record Marks(BitSet entries, BitSet exits) {}

    /// @throws IllegalArgumentException if ta4j cannot read the text
    public Ta4jJson {
        if (parse(Ta4jSeries.growing(), text).getStartingType() != TradeType.BUY) {
            throw new RefusedException(
                    "only ta4j strategies that start with BUY can be run, this one sells");
        }
    }

    /// The name in the JSON, or "ta4j strategy".
    public String name() {
        String name = parse(Ta4jSeries.growing(), text).getName();
        return name == null || name.isBlank() ? "ta4j strategy" : name;
    }

    /// The bars at which the strategy enters and leaves `bars`. The series grows bar by bar while
    /// ta4j is asked, so that a rule cannot look ahead; rules that depend on the position see it
    /// filled at the next open.
    public Marks run(BarSeries bars) {
        org.ta4j.core.BarSeries series = Ta4jSeries.growing();
        Strategy strategy = parse(series, text);
        var record = new BaseTradingRecord(strategy.getStartingType());
        Num one = series.numFactory().one();
        Marks marks = new Marks(new BitSet(bars.size()), new BitSet(bars.size()));
        boolean pending = false;
        for (int t = 0; t < bars.size(); t++) {
            series.addBar(new ColumnBar(bars, t));
            if (pending) {
                record.operate(t, series.numFactory().numOf(bars.open(t)), one);
            }
            boolean flat = record.getCurrentPosition().isNew();
            pending = strategy.shouldOperate(t, record);
            if (pending) {
                (flat ? marks.entries() : marks.exits()).set(t);
            }
        }
        return marks;
    }

    private static Strategy parse(org.ta4j.core.BarSeries series, String text) {
        Ta4jNames.check(text);
        try {
            return Strategy.fromJson(series, text);
        } catch (RuntimeException refused) {
            throw new RefusedException(
                    "not a ta4j strategy JSON: " + refused.getMessage(), refused);
        }
    }
}
