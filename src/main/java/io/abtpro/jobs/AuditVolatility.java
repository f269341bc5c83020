package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.forest.RegressionForestLearner;
import io.abtpro.volatility.Annualisation;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.ConformalBands;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.RollingCoverage;
import io.abtpro.volatility.VolatilityFeature;
import io.abtpro.volatility.VolatilityTarget;
import io.abtpro.volatility.WalkForward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Proves that no feature, forecast, band or position size of the volatility forecasts looks ahead, on the last bars of
/// a series.
///
/// The models are those of a forecast, but for a smaller forest, since each is fitted anew for every cut.
public record AuditVolatility(BarSeries series) implements Job<List<AuditStrategy.Row>> {
    private static final int MOST_BARS = 1_200;
    private static final int HORIZON = 5;
    private static final int TREES = 10;
    private static final VolatilityTarget SIZED = new VolatilityTarget(0.1, 1);

    /// Empty where a price has no logarithm: of such bars there are no forecasts either.
    @Override
    public List<AuditStrategy.Row> run(Progress progress) {
        BarSeries bars = series.slice(Math.max(0, series.size() - MOST_BARS), series.size());
        if (Arrays.stream(bars.lows()).anyMatch(low -> !(low > 0))) {
            return List.of();
        }
        Map<String, Function<BarSeries, double[]>> columns = columns(bars);
        List<AuditStrategy.Row> rows = new ArrayList<>();
        columns.forEach((name, column) -> {
            progress.throwIfCancelled();
            progress.report(rows.size(), columns.size(), "Auditing " + name);
            var result = LookAheadAudit.of(name, bars, column);
            rows.add(new AuditStrategy.Row(name, result.clean(), result.sentence(), result.checkedBars()));
        });
        return List.copyOf(rows);
    }

    /// The table of all that is known at the close of a bar, by name. How many bars make a year is counted once: it is a
    /// constant of the calendar, not something known bar by bar.
    private static Map<String, Function<BarSeries, double[]>> columns(BarSeries bars) {
        Map<String, Function<BarSeries, double[]>> columns = new LinkedHashMap<>();
        for (VolatilityFeature feature : VolatilityFeature.values()) {
            columns.put("volatility feature " + feature.id(), feature::column);
        }
        ForecastOptions options = ForecastOptions.defaults(HORIZON)
                .withForest(new RegressionForestLearner(TREES, 15, 5, 42));
        if (bars.size() > options.firstForecast()) {
            Annualisation year = Annualisation.of(bars);
            var walks = new Walks(options);
            columns.put("volatility forecast of the forest", walks.of(w -> w.walk().predicted()));
            columns.put("confidence of the forest", walks.of(w -> w.walk().confidence()));
            columns.put("tree spread, low", walks.of(w -> w.walk().treeLow()));
            columns.put("tree spread, high", walks.of(w -> w.walk().treeHigh()));
            for (Baseline baseline : options.baselines()) {
                columns.put("volatility forecast of " + baseline.label(), walks.of(w -> w.walk().predicted(baseline)));
            }
            for (int k = 0; k < options.nominals().size(); k++) {
                band(columns, walks, k, "%.0f %% band".formatted(100 * options.nominals().get(k)));
            }
            columns.put(
                    "position size by volatility",
                    walks.of(w -> SIZED.sizes(w.walk(), year), 0));
        }
        return columns;
    }

    private static void band(Map<String, Function<BarSeries, double[]>> columns, Walks walks, int k, String name) {
        columns.put(name + ", low", walks.of(w -> w.bands().low(k)));
        columns.put(name + ", high", walks.of(w -> w.bands().high(k)));
        columns.put(name + ", realised coverage", walks.of(w -> {
            double nominal = w.bands().nominals().get(k);
            return RollingCoverage.of(w.bands().low(k), w.bands().high(k), w.walk().realised(), HORIZON, nominal)
                    .covered();
        }));
    }

    private record Walked(WalkForward walk, ConformalBands bands) {}

    /// Walks through the same bars are made once: every column of them is audited on the same cuts.
    private static final class Walks {
        private final ForecastOptions options;
        private final Map<String, Optional<Walked>> known = new HashMap<>();

        Walks(ForecastOptions options) {
            this.options = options;
        }

        Function<BarSeries, double[]> of(Function<Walked, double[]> column) {
            return of(column, Double.NaN);
        }

        /// @param none what bars too few for a forecast have
        Function<BarSeries, double[]> of(Function<Walked, double[]> column, double none) {
            return bars -> known.computeIfAbsent(bars.sha256(), _ -> walk(bars)).map(column).orElseGet(() -> {
                double[] all = new double[bars.size()];
                Arrays.fill(all, none);
                return all;
            });
        }

        private Optional<Walked> walk(BarSeries bars) {
            if (bars.size() <= options.firstForecast()) {
                return Optional.empty();
            }
            var walk = WalkForward.of(bars, options, (_, _) -> {});
            return Optional.of(new Walked(
                    walk, ConformalBands.of(walk.predicted(), walk.realised(), HORIZON, options.nominals())));
        }
    }
}
