package io.abtpro.ui.volatility;

import io.abtpro.diagnostics.Pit;
import io.abtpro.ui.chart.XyAxis;
import io.abtpro.ui.chart.XyMark;
import io.abtpro.ui.chart.XyPlot;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Whether the forecasts were calibrated, how they lie to what came, and where they were off.
final class PlotsPane extends HBox {
    private static final int BINS = 10;
    private static final int PREFERRED = 220;

    private final XyPlot calibration = plot("pit-plot");
    private final XyPlot scatter = plot("scatter-plot");
    private final XyPlot residuals = plot("residual-plot");

    PlotsPane(VolatilityViewModel model) {
        getStyleClass().add("plots");
        getChildren().setAll(
                titled("Calibration", "PIT, flat is good", calibration),
                titled("Predicted and realised", "", scatter),
                titled("Residuals", "", residuals));
        getChildren().forEach(plot -> HBox.setHgrow(plot, Priority.ALWAYS));
        List.of(calibration, scatter, residuals).forEach(plot -> plot.onFailure(model::fail));
        model.forecastsProperty().subscribe(this::show);
    }

    private static XyPlot plot(String id) {
        var plot = new XyPlot();
        plot.setId(id);
        return plot;
    }

    private static BorderPane titled(String title, String about, XyPlot plot) {
        var pane = new BorderPane(plot);
        pane.setTop(Nodes.row("title-row", Nodes.whole(title, "title"), Nodes.label(about, "muted")));
        pane.getStyleClass().add("plot");
        pane.setPrefWidth(PREFERRED);
        return pane;
    }

    private void show(Optional<Forecasts> forecasts) {
        forecasts.ifPresent(f -> {
            showCalibration(f);
            int[] bars = judged(f);
            showScatter(f, bars);
            showResiduals(f, bars);
        });
    }

    private void showCalibration(Forecasts f) {
        double[] transforms = Arrays.stream(f.report().bands().transforms()).filter(u -> !Double.isNaN(u)).toArray();
        double[] density = Pit.density(transforms, BINS);
        double most = Math.max(2, 1.1 * Arrays.stream(density).max().orElse(1));
        calibration.show(
                XyAxis.of("Forecast percentile of the outcome, %", "0").within(0, 100),
                XyAxis.of("", "0.#").within(0, most),
                List.of(new XyMark.Bars("density", 0, 100.0 / BINS, density), new XyMark.Level(1, true)));
    }

    /// The bars whose forecast has its outcome.
    private static int[] judged(Forecasts f) {
        return IntStream.range(0, f.bars().size())
                .filter(t -> f.curves().forest()[t] > 0 && f.curves().realised()[t] > 0)
                .toArray();
    }

    private void showScatter(Forecasts f, int[] bars) {
        double[] predicted = Arrays.stream(bars).mapToDouble(t -> f.curves().forest()[t]).toArray();
        double[] realised = Arrays.stream(bars).mapToDouble(t -> f.curves().realised()[t]).toArray();
        scatter.show(
                XyAxis.logarithmic("Predicted, % a year", "#,##0.#"),
                XyAxis.logarithmic("Realised", "#,##0.#"),
                List.of(new XyMark.Diagonal(), new XyMark.Points("forecasts", predicted, realised)));
    }

    private void showResiduals(Forecasts f, int[] bars) {
        double[] when = Arrays.stream(bars).mapToDouble(t -> year(f, t)).toArray();
        double[] off = Arrays.stream(bars)
                .mapToDouble(t -> Math.log(f.curves().realised()[t] / f.curves().forest()[t]))
                .toArray();
        boolean brief = when.length > 0 && when[when.length - 1] - when[0] < 2;
        residuals.show(
                XyAxis.of("Log of realised over predicted", brief ? "0.00" : "0"),
                XyAxis.of("", "0.#"),
                List.of(new XyMark.Level(0, false), new XyMark.Points("residuals", when, off)));
    }

    private static double year(Forecasts f, int t) {
        ZonedDateTime at = Instant.ofEpochMilli(f.bars().openTime(t)).atZone(f.bars().zone());
        return at.getYear() + (at.getDayOfYear() - 1 + at.getHour() / 24.0) / at.toLocalDate().lengthOfYear();
    }
}
