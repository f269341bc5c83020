package io.abtpro.indicators;

import io.abtpro.failures.RefusedException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every indicator of the workbench; the audit and the tests run over this list.
///
/// A column is NaN until its window is full. An average that forgets exponentially (EMA, and those
/// of rsi, atr, the directional indices and adx) starts from one value as in ta4j; its window
/// counts as full when `period` values have entered it. The forms whose ids end in `-wilder` start
/// from the mean of the first window, as Wilder and TA-Lib do.
public final class IndicatorCatalog {
    private static final Map<String, CatalogEntry> ENTRIES = entries();

    private IndicatorCatalog() {}

    public static List<IndicatorSpec> all() {
        return ENTRIES.values().stream().map(CatalogEntry::spec).toList();
    }

    /// The indicator of this id.
    ///
    /// @throws IllegalArgumentException "unknown indicator 'x'; did you mean 'y'?"
    public static IndicatorSpec get(String id) {
        return entry(id).spec();
    }

    /// What the indicator of this id is measured in.
    public static Unit unit(String id) {
        return entry(id).unit();
    }

    /// The first bar at which the indicator has a value, at these parameters and its defaults for
    /// those that are missing.
    public static int warmup(String id, List<Double> parameters) {
        CatalogEntry entry = entry(id);
        return entry.warmup().applyAsInt(entry.complete(parameters));
    }

    static CatalogEntry entry(String id) {
        CatalogEntry entry = ENTRIES.get(id);
        if (entry == null) {
            throw new RefusedException(Spelling.unknown("indicator", id, ENTRIES.keySet()));
        }
        return entry;
    }

    private static Map<String, CatalogEntry> entries() {
        List<CatalogEntry> list = new ArrayList<>();
        list.addAll(PriceIndicators.all());
        list.addAll(AverageIndicators.all());
        list.addAll(ChannelIndicators.all());
        list.addAll(TrendIndicators.all());
        list.addAll(MomentumIndicators.all());
        Map<String, CatalogEntry> byId = new LinkedHashMap<>();
        list.forEach(entry -> byId.put(entry.spec().id(), entry));
        return byId;
    }

    static IndicatorSpec.Parameter period(double defaultValue) {
        return bars("period", defaultValue);
    }

    static IndicatorSpec.Parameter bars(String name, double defaultValue) {
        return new IndicatorSpec.Parameter(name, defaultValue, 1, 10_000);
    }

    static IndicatorSpec.Parameter multiplier(double defaultValue) {
        return new IndicatorSpec.Parameter("multiplier", defaultValue, 0, 100);
    }
}
