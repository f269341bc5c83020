package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;

import org.ta4j.core.Bar;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

import java.time.Duration;
import java.time.Instant;

/// A ta4j bar that reads its numbers from a column series: 24 bytes instead of 250.
record ColumnBar(BarSeries bars, int t) implements Bar {
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
        return DoubleNum.valueOf(bars.open(t));
    }

    @Override
    public Num getHighPrice() {
        return DoubleNum.valueOf(bars.high(t));
    }

    @Override
    public Num getLowPrice() {
        return DoubleNum.valueOf(bars.low(t));
    }

    @Override
    public Num getClosePrice() {
        return DoubleNum.valueOf(bars.close(t));
    }

    @Override
    public Num getVolume() {
        return DoubleNum.valueOf(bars.volume(t));
    }

    @Override
    public Num getAmount() {
        return DoubleNum.valueOf(bars.volume(t) * bars.close(t));
    }

    @Override
    public long getTrades() {
        return 0;
    }

    @Override
    public NumFactory numFactory() {
        return org.ta4j.core.num.DoubleNumFactory.getInstance();
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
