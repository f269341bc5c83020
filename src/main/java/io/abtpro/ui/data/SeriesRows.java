package io.abtpro.ui.data;

import io.abtpro.bars.BarSeries;

import java.util.AbstractList;
import java.util.RandomAccess;

/// The bar numbers of a series as a list without storage, for tables of any length.
final class SeriesRows extends AbstractList<Integer> implements RandomAccess {
    private final BarSeries series;

    SeriesRows(BarSeries series) {
        this.series = series;
    }

    @Override
    public Integer get(int index) {
        return index;
    }

    @Override
    public int size() {
        return series.size();
    }
}
