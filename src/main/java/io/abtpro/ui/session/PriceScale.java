package io.abtpro.ui.session;

import io.abtpro.bars.BarSeries;
import io.abtpro.chart.Pane;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the price pane of a tab is logarithmic: as its panes say until the user chooses, which
/// is kept.
public final class PriceScale {
    private final KeptState kept;
    private final String key;
    private final ReadOnlyObjectWrapper<Optional<Boolean>> chosen;
    private Optional<BarSeries> known = Optional.empty();
    private boolean possible;

    /// @param tab whose choice is kept
    public PriceScale(KeptState kept, String tab) {
        this.kept = kept;
        key = tab + ".log";
        chosen =
                new ReadOnlyObjectWrapper<>(
                        this, "chosen", kept.get(key).map(Boolean::parseBoolean));
    }

    /// What the user chose; empty before.
    public ReadOnlyObjectProperty<Optional<Boolean>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public void choose(boolean logarithmic) {
        chosen.set(Optional.of(logarithmic));
        kept.put(key, String.valueOf(logarithmic));
    }

    /// False where a price is not above 0.
    @SuppressWarnings("ReferenceEquality") // the same bars, which were read already
    public boolean isPossible(BarSeries series) {
        if (known.isEmpty() || known.get() != series) {
            known = Optional.of(series);
            possible = isPositive(series);
        }
        return possible;
    }

    private static boolean isPositive(BarSeries series) {
        for (int t = 0; t < series.size(); t++) {
            if (!(series.low(t) > 0)) {
                return false;
            }
        }
        return true;
    }

    /// The panes with the first, that of the price, on this scale.
    public List<Pane> of(List<Pane> panes, BarSeries series) {
        Pane price = panes.getFirst();
        boolean logarithmic = chosen.get().orElse(price.logarithmic()) && isPossible(series);
        List<Pane> scaled = new ArrayList<>(panes);
        scaled.set(0, price.withLogarithmic(logarithmic));
        return List.copyOf(scaled);
    }
}
