package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.bars.Track;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.ConformalBands;
import io.abtpro.volatility.RollingCoverage;
import io.abtpro.volatility.VolatilityFeature;
import io.abtpro.volatility.WalkForward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Proves that no feature, forecast or band of the volatility forecasts looks ahead, on the last
/// bars of a series: each cut goes through the job of the `volatility` command and the Volatility
/// tab.
public record AuditVolatility(BarSeries series, AuditRequest request)
        implements Job<List<AuditStrategy.Row>> {
    /// Empty where a price has no logarithm: of such bars there are no forecasts either.
    @Override
    public List<AuditStrategy.Row> run(Progress progress) {
        BarSeries bars = request.forecast(series);
        if (Arrays.stream(bars.lows()).anyMatch(low -> !(low > 0))) {
            return List.of();
        }
        List<AuditStrategy.Row> rows = new ArrayList<>();
        for (VolatilityFeature feature : VolatilityFeature.values()) {
            progress.throwIfCancelled();
            progress.report(
                    rows.size(), VolatilityFeature.values().length, "Auditing " + feature.id());
            rows.add(
                    AuditStrategy.Row.of(
                            LookAheadAudit.of(
                                    "volatility feature " + feature.id(), bars, feature::column)));
        }
        Progress quiet = AuditedRows.quiet(progress);
        rows.addAll(
                AuditedRows.of(
                        "the forecasts of volatility",
                        bars,
                        progress,
                        s ->
                                tracks(
                                        ForecastVolatility.of(
                                                        s,
                                                        "",
                                                        request.estimator(),
                                                        request.horizon(),
                                                        false,
                                                        Optional.empty(),
                                                        KeptWalks.none())
                                                .run(quiet))));
        return List.copyOf(rows);
    }

    /// The table of all that a forecast says of past bars, by name.
    private static Map<String, Track> tracks(ForecastVolatility.Report report) {
        WalkForward walk = report.walk();
        Map<String, Track> tracks = new LinkedHashMap<>();
        tracks.put("volatility forecast of the forest", new Track.Column(walk.predicted()));
        tracks.put("confidence of the forest", new Track.Column(walk.confidence()));
        tracks.put("tree spread, low", new Track.Column(walk.treeLow()));
        tracks.put("tree spread, high", new Track.Column(walk.treeHigh()));
        for (Baseline baseline : walk.options().baselines()) {
            tracks.put(
                    "volatility forecast of " + baseline.label(),
                    new Track.Column(walk.predicted(baseline)));
        }
        for (int k = 0; k < walk.options().nominals().size(); k++) {
            band(tracks, walk, report.bands(), k);
        }
        return tracks;
    }

    private static void band(
            Map<String, Track> tracks, WalkForward walk, ConformalBands bands, int k) {
        double nominal = walk.options().nominals().get(k);
        String name = "%.0f %% band".formatted(100 * nominal);
        double[] low = bands.low(k);
        double[] high = bands.high(k);
        tracks.put(name + ", low", new Track.Column(low));
        tracks.put(name + ", high", new Track.Column(high));
        var rolling =
                RollingCoverage.of(low, high, walk.realised(), walk.options().horizon(), nominal);
        tracks.put(name + ", realised coverage", new Track.Column(rolling.covered()));
    }
}
