package io.abtpro.ui.volatility;

import io.abtpro.bars.BarSeries;
import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.jobs.ForecastFan;
import io.abtpro.report.Figures;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.PriceCone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The panes under one time axis: price with its cone, volatility with forecasts, coverage.
final class HistoryPanes {
    /// In the order of the inputs.
    static final List<Baseline> BASELINES =
            List.of(
                    Baseline.HAR,
                    Baseline.GARCH,
                    Baseline.EWMA,
                    Baseline.LAST_VALUE,
                    Baseline.GJR_GARCH,
                    Baseline.GARCH_T);

    private HistoryPanes() {}

    static List<Pane> of(Forecasts f, DrawnForecasts shown, List<Layer> sealed) {
        return List.of(price(f, shown, sealed), volatility(f, shown), coverage(f));
    }

    private static Pane price(Forecasts f, DrawnForecasts shown, List<Layer> sealed) {
        List<Layer> layers = new ArrayList<>(cone(f, shown.bands()));
        int last = f.bars().size() - 1;
        layers.add(new Layer.Span(last, last));
        layers.add(new Layer.Line("close", f.curves().close(), Layer.Style.PRICE));
        layers.addAll(sealed);
        return new Pane("Price", 3, true, pattern(f.bars()), layers);
    }

    private static String pattern(BarSeries bars) {
        return Math.abs(bars.close(bars.size() - 1)) < 10 ? "#,##0.0000" : "#,##0.00";
    }

    /// True where there is a range of prices for every horizon.
    static boolean hasCone(Forecasts f) {
        return !f.fan().isEmpty()
                && f.fan().stream().noneMatch(step -> step.price().ranges().isEmpty());
    }

    /// Widest first.
    static List<Layer> cone(Forecasts f, Set<Double> bands) {
        List<PriceCone> cones = f.fan().stream().map(ForecastFan.Step::price).toList();
        if (!hasCone(f)) {
            return List.of();
        }
        List<Layer> layers = new ArrayList<>();
        for (int k = cones.getFirst().ranges().size() - 1; k >= 0; k--) {
            double nominal = cones.getFirst().ranges().get(k).nominal();
            if (bands.contains(nominal)) {
                int band = k;
                double[] low =
                        edge(
                                f,
                                cones.stream()
                                        .mapToDouble(c -> c.ranges().get(band).low())
                                        .toArray());
                double[] high =
                        edge(
                                f,
                                cones.stream()
                                        .mapToDouble(c -> c.ranges().get(band).high())
                                        .toArray());
                layers.add(new Layer.Band(name(nominal), low, high, Styles.shade(nominal)));
            }
        }
        return layers;
    }

    static String name(double nominal) {
        return "%s %%".formatted(Figures.plain(100 * nominal, 0));
    }

    /// From the last close through `ends` at the fan's horizons, straight in the logarithm between
    /// them. Where only the horizon asked for is there yet, it opens with the square root of time.
    private static double[] edge(Forecasts f, double[] ends) {
        double[] edge = new double[f.curves().times().length];
        Arrays.fill(edge, Double.NaN);
        int last = f.bars().size() - 1;
        edge[last] = f.bars().close(last);
        int from = 0;
        for (int i = 0; i < ends.length; i++) {
            int to = f.fan().get(i).horizon();
            double start = edge[last + from];
            for (int h = from + 1; h <= to; h++) {
                double share = (double) (h - from) / (to - from);
                edge[last + h] =
                        start
                                * Math.pow(
                                        ends[i] / start,
                                        ends.length == 1 ? Math.sqrt(share) : share);
            }
            from = to;
        }
        return edge;
    }

    private static Pane volatility(Forecasts f, DrawnForecasts shown) {
        List<Layer> layers = new ArrayList<>();
        for (Curves.BandCurve band : f.curves().bands().reversed()) {
            if (shown.bands().contains(band.nominal())) {
                layers.add(
                        new Layer.Band(
                                name(band.nominal()),
                                band.drawnLow(),
                                band.drawnHigh(),
                                Styles.shade(band.nominal())));
            }
        }
        if (shown.treeSpread()) {
            layers.add(new Layer.Line("trees, 10th", f.curves().treeLow(), Layer.Style.SPREAD));
            layers.add(new Layer.Line("trees, 90th", f.curves().treeHigh(), Layer.Style.SPREAD));
        }
        layers.add(new Layer.Line("realised", f.curves().realised(), Layer.Style.PRICE));
        for (Baseline baseline : BASELINES) {
            double[] line = f.curves().baselines().get(baseline);
            if (line != null && shown.baselines().contains(baseline)) {
                layers.add(new Layer.Line(baseline.label(), line, Styles.line(baseline)));
            }
        }
        layers.add(new Layer.Line("forest", f.curves().forest(), Layer.Style.OURS));
        String name = "Volatility of the next %d bars, %% a year".formatted(f.horizon());
        return new Pane(name, 4, true, "#,##0.0", layers);
    }

    private static Pane coverage(Forecasts f) {
        List<Layer> layers = new ArrayList<>();
        for (Curves.BandCurve band : f.curves().bands()) {
            layers.add(
                    new Layer.Ribbon(
                            Figures.plain(100 * band.nominal(), 0),
                            band.covered(),
                            band.beyondChance()));
        }
        return new Pane(
                "Covered in the last 120 matured forecasts, %; amber: too far from nominal to be"
                        + " chance",
                0.85, false, "0 '%'", layers);
    }
}
