package io.abtpro.ui.volatility;

import io.abtpro.chart.ChartLayer.Dash;
import io.abtpro.chart.ChartLayer.Role;
import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.jobs.ForecastFan;
import io.abtpro.report.Figures;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.VolatilityForecast;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// The forecast of every horizon from the last bar, with the bands of each.
final class FanPane extends VBox {
    private static final int HEIGHT = 138;
    private static final double DOT = 4;
    private static final double AIR = 1.1;

    private final VolatilityViewModel model;
    private final XyChart plot = new XyChart().named("Forecast by horizon");
    private final Label waiting = Nodes.label("", "muted", "fan-waiting");
    private final Label left = Nodes.label("", "muted", "fan-waiting");

    FanPane(VolatilityViewModel model) {
        this.model = model;
        getStyleClass().add("fan");
        plot.setId("fan-plot");
        plot.setMinHeight(HEIGHT);
        plot.setPrefHeight(HEIGHT);
        plot.onFailure(model::fail);
        waiting.setId("fan-waiting");
        waiting.setWrapText(true);
        waiting.visibleProperty().bind(waiting.textProperty().isNotEmpty());
        waiting.managedProperty().bind(waiting.visibleProperty());
        plot.managedProperty().bind(waiting.visibleProperty().not());
        plot.visibleProperty().bind(plot.managedProperty());
        left.setId("fan-left-out");
        left.setWrapText(true);
        left.visibleProperty().bind(left.textProperty().isNotEmpty());
        left.managedProperty().bind(left.visibleProperty());
        Label about = Nodes.label("% a year, log", "muted");
        about.setTooltip(
                new Tooltip(
                        "Each horizon has a forest and bands of its own, fitted a few times through"
                                + " history; the chosen horizon is that of the headline."));
        getChildren()
                .setAll(
                        Nodes.row(
                                "title-row",
                                Nodes.whole("By horizon", "title"),
                                about,
                                Nodes.gap(),
                                legend("ours-line", "forest"),
                                legend("har-line", "HAR")),
                        waiting,
                        plot,
                        left);
        model.forecastsProperty().subscribe(this::show);
        model.shownProperty().subscribe(_ -> show(model.forecastsProperty().get()));
        model.fanningProperty().subscribe(_ -> show(model.forecastsProperty().get()));
    }

    private static HBox legend(String styleClass, String text) {
        var line = new Line(0, 0, 16, 0);
        line.getStyleClass().add(styleClass);
        return Nodes.row("legend-entry", line, Nodes.whole(text, "muted"));
    }

    private void show(Optional<Forecasts> forecasts) {
        List<ForecastFan.Step> steps = forecasts.map(Forecasts::fan).orElse(List.of());
        boolean ready = steps.size() > 1;
        waiting.setText(
                ready
                        ? ""
                        : model.fanningProperty().get()
                                ? "Forecasting every horizon\u2026"
                                : "Train again to forecast every horizon.");
        left.setText(
                forecasts
                        .filter(f -> ready && f.bars().size() > ForecastFan.MOST_BARS)
                        .map(
                                f ->
                                        "Of %s the other horizons look back over the last %s."
                                                .formatted(
                                                        Figures.count(f.bars().size(), "bar"),
                                                        Figures.count(ForecastFan.MOST_BARS)))
                        .orElse(""));
        if (ready) {
            draw(forecasts.orElseThrow(), steps.stream().map(ForecastFan.Step::forecast).toList());
        }
    }

    private void draw(Forecasts f, List<VolatilityForecast> steps) {
        double[] horizons = steps.stream().mapToDouble(VolatilityForecast::horizon).toArray();
        List<XyLayer> layers = new ArrayList<>();
        int bands = steps.stream().mapToInt(s -> s.bands().size()).min().orElse(0);
        for (int k = bands - 1; k >= 0; k--) {
            int band = k;
            double nominal = steps.getFirst().bands().get(k).nominal();
            if (model.shownProperty().get().bands().contains(nominal)) {
                for (List<VolatilityForecast> run : closed(steps, band)) {
                    layers.add(
                            new XyLayer.Band(
                                    HistoryPanes.name(nominal),
                                    run.stream().mapToDouble(VolatilityForecast::horizon).toArray(),
                                    percent(run, s -> s.bands().get(band).low()),
                                    percent(run, s -> s.bands().get(band).high()),
                                    Styles.shade(nominal)));
                }
            }
        }
        layers.add(new XyLayer.Rule("", f.horizon(), true, Role.COMPARISON, Dash.LONG));
        double[] har = percent(steps, s -> s.baselines().getOrDefault(Baseline.HAR, Double.NaN));
        layers.add(XyLayer.Line.of("HAR", horizons, har, Role.COMPARISON, Dash.LONG));
        double[] forest = percent(steps, VolatilityForecast::predicted);
        layers.add(XyLayer.Line.of("forest", horizons, forest, Role.OURS, Dash.SOLID));
        layers.add(new XyLayer.Points("forest", horizons, forest, Role.OURS, DOT));
        plot.show(
                XyPicture.of(
                        XyAxis.linear("Horizon, bars", 1, ForecastInputs.MOST_HORIZON, "0"),
                        values(layers),
                        layers));
    }

    /// The neighbouring horizons at which a band has both ends: nothing is drawn across those where
    /// it has not.
    private static List<List<VolatilityForecast>> closed(List<VolatilityForecast> steps, int band) {
        List<List<VolatilityForecast>> runs = new ArrayList<>();
        boolean going = false;
        for (VolatilityForecast step : steps) {
            boolean closed = step.bands().get(band).closed();
            if (closed && !going) {
                runs.add(new ArrayList<>());
            }
            if (closed) {
                runs.getLast().add(step);
            }
            going = closed;
        }
        return runs;
    }

    /// The axis that every line and band needs.
    private static XyAxis values(List<XyLayer> layers) {
        double[] needed =
                layers.stream()
                        .flatMapToDouble(
                                layer ->
                                        switch (layer) {
                                            case XyLayer.Line line -> Arrays.stream(line.y());
                                            case XyLayer.Band band ->
                                                    DoubleStream.concat(
                                                            Arrays.stream(band.low()),
                                                            Arrays.stream(band.high()));
                                            default -> DoubleStream.empty();
                                        })
                        .filter(value -> value > 0)
                        .toArray();
        double low = Arrays.stream(needed).min().orElse(1);
        double high = Arrays.stream(needed).max().orElse(2);
        return XyAxis.logarithmic("", low / AIR, high * AIR, "#,##0.#");
    }

    private static double[] percent(
            List<VolatilityForecast> steps, ToDoubleFunction<VolatilityForecast> value) {
        return steps.stream().mapToDouble(s -> 100 * value.applyAsDouble(s)).toArray();
    }
}
