package io.abtpro.ui.volatility;

import io.abtpro.chart.ChartLayer.Dash;
import io.abtpro.chart.ChartLayer.Role;
import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.diagnostics.Pit;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whether the forecasts were calibrated, how they lie to what came, and where they were off.
final class PlotsPane extends HBox {
    private static final int BINS = 10;
    private static final int PREFERRED = 220;
    private static final double BRIEF_YEARS = 2;
    private static final double DAY = 86_400_000;
    private static final double DOT = 2;
    private static final double AIR = 1.06;

    private final XyChart calibration = plot("pit-plot", "Calibration");
    private final XyChart scatter = plot("scatter-plot", "Predicted and realised");
    private final XyChart residuals = plot("residual-plot", "Residuals");

    PlotsPane(VolatilityViewModel model) {
        getStyleClass().add("plots");
        getChildren()
                .setAll(
                        titled("Calibration", "PIT, flat is good", calibration),
                        titled("Predicted and realised", "", scatter),
                        titled("Residuals", "", residuals));
        getChildren().forEach(plot -> HBox.setHgrow(plot, Priority.ALWAYS));
        List.of(calibration, scatter, residuals).forEach(plot -> plot.onFailure(model::fail));
        model.forecastsProperty().subscribe(this::show);
    }

    private static XyChart plot(String id, String name) {
        var plot = new XyChart().named(name);
        plot.setId(id);
        return plot;
    }

    private static BorderPane titled(String title, String about, XyChart plot) {
        var pane = new BorderPane(plot);
        pane.setTop(
                Nodes.row("title-row", Nodes.whole(title, "title"), Nodes.label(about, "muted")));
        pane.getStyleClass().add("plot");
        pane.setPrefWidth(PREFERRED);
        return pane;
    }

    private void show(Optional<Forecasts> forecasts) {
        forecasts.ifPresent(
                f -> {
                    showCalibration(f);
                    int[] bars = judged(f);
                    showScatter(f, bars);
                    showResiduals(f, bars);
                });
    }

    private void showCalibration(Forecasts f) {
        double[] transforms =
                Arrays.stream(f.report().bands().transforms())
                        .filter(u -> !Double.isNaN(u))
                        .toArray();
        double[] density = Pit.density(transforms, BINS);
        double most = Math.max(2, 1.1 * Arrays.stream(density).max().orElse(1));
        double[] left = IntStream.range(0, BINS).mapToDouble(i -> i * 100.0 / BINS).toArray();
        double[] right = Arrays.stream(left).map(from -> from + 100.0 / BINS).toArray();
        calibration.show(
                XyPicture.of(
                        XyAxis.linear("Forecast percentile of the outcome, %", 0, 100, "0"),
                        XyAxis.linear("", 0, most, "0.#"),
                        List.of(
                                new XyLayer.Bars(
                                        "density",
                                        left,
                                        right,
                                        density,
                                        Role.COMPARISON,
                                        new boolean[BINS]),
                                new XyLayer.Rule("", 1, false, Role.OURS, Dash.LONG))));
    }

    /// The bars whose forecast has its outcome.
    private static int[] judged(Forecasts f) {
        return IntStream.range(0, f.bars().size())
                .filter(t -> f.curves().forest()[t] > 0 && f.curves().realised()[t] > 0)
                .toArray();
    }

    private void showScatter(Forecasts f, int[] bars) {
        double[] predicted = Arrays.stream(bars).mapToDouble(t -> f.curves().forest()[t]).toArray();
        double[] realised =
                Arrays.stream(bars).mapToDouble(t -> f.curves().realised()[t]).toArray();
        scatter.show(
                XyPicture.of(
                        logarithmic("Predicted, % a year", predicted),
                        logarithmic("Realised", realised),
                        List.of(
                                new XyLayer.Diagonal(),
                                new XyLayer.Points(
                                        "forecasts", predicted, realised, Role.OURS, DOT))));
    }

    private static XyAxis logarithmic(String name, double[] values) {
        double low = Arrays.stream(values).min().orElse(1);
        double high = Arrays.stream(values).max().orElse(2);
        return XyAxis.logarithmic(name, low / AIR, high * AIR, "#,##0.#");
    }

    /// Over years, or over days where the data is shorter than that.
    private void showResiduals(Forecasts f, int[] bars) {
        double[] years = Arrays.stream(bars).mapToDouble(t -> year(f, t)).toArray();
        boolean brief = years.length > 0 && years[years.length - 1] - years[0] < BRIEF_YEARS;
        double[] when =
                brief ? Arrays.stream(bars).mapToDouble(t -> days(f, bars[0], t)).toArray() : years;
        double[] off =
                Arrays.stream(bars)
                        .mapToDouble(
                                t -> Math.log(f.curves().realised()[t] / f.curves().forest()[t]))
                        .toArray();
        String name =
                brief ? "Log of realised over predicted, by day" : "Log of realised over predicted";
        residuals.show(
                XyPicture.of(
                        XyAxis.around(name, brief ? "0.#" : "0", when),
                        XyAxis.around("", "0.#", off),
                        List.of(
                                new XyLayer.Rule("", 0, false, Role.COMPARISON, Dash.LONG),
                                new XyLayer.Points("residuals", when, off, Role.OURS, DOT))));
    }

    private static double days(Forecasts f, int from, int t) {
        return (f.bars().openTime(t) - f.bars().openTime(from)) / DAY;
    }

    private static double year(Forecasts f, int t) {
        ZonedDateTime at = Instant.ofEpochMilli(f.bars().openTime(t)).atZone(f.bars().zone());
        return at.getYear()
                + (at.getDayOfYear() - 1 + at.getHour() / 24.0) / at.toLocalDate().lengthOfYear();
    }
}
