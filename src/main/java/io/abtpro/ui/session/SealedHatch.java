package io.abtpro.ui.session;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.chart.Layer;
import io.abtpro.holdout.SealedHoldout;
import io.abtpro.holdout.Seals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is sealed, over the prices of a tab that knows no strategy: there they are drawn, and whose
/// holdout they are is said.
public final class SealedHatch {
    private SealedHatch() {}

    /// One hatch for each sealed stretch of `series`, with the strategies that it is sealed for.
    public static List<Layer> of(Seals seals, BarSeries series) {
        Map<Backtest.Period, List<String>> strategies =
                seals.all(series).stream()
                        .collect(
                                Collectors.groupingBy(
                                        SealedHoldout::holdout,
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                SealedHoldout::tuned, Collectors.toList())));
        return strategies.entrySet().stream()
                .<Layer>map(
                        stretch ->
                                new Layer.Hatch(
                                        stretch.getKey().fromBar(),
                                        stretch.getKey().toBar() - 1,
                                        "sealed holdout of "
                                                + stretch.getValue().stream()
                                                        .distinct()
                                                        .collect(Collectors.joining(", "))))
                .toList();
    }
}
