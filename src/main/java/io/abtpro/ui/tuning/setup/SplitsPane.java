package io.abtpro.ui.tuning.setup;

import io.abtpro.bars.BarSeries;
import io.abtpro.chart.ChartLayer.Dash;
import io.abtpro.chart.ChartLayer.Role;
import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.jobs.TuningSource;
import io.abtpro.tuning.Splits;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.BorderPane;

import java.util.Arrays;
import java.util.List;

/// The price with the splits on it; each edge can be dragged. Of the sealed holdout no price is
/// read.
public final class SplitsPane extends BorderPane {
    private static final int MOST_POINTS = 1500;
    private static final double LEAST = 120;
    private static final double WAITING = 280;
    private static final String HINT =
            "log; drag a handle, or double click it and type a date; the prices of the holdout are"
                    + " not drawn";
    private static final double AIR = 1.05;

    private final SetupViewModel model;
    private final XyChart chart = new XyChart().named("Splits of the data");
    private final SplitHandles handles;

    /// @param opened changes when a holdout was opened
    public SplitsPane(SetupViewModel model, ObservableValue<?> opened) {
        this.model = model;
        handles = new SplitHandles(model, chart);
        chart.setId("splits-chart");
        var hint = Nodes.label("", "muted");
        hint.setId("splits-hint");
        model.refusal()
                .splitsProperty()
                .subscribe(
                        fault -> {
                            hint.setText(fault.isEmpty() ? HINT : fault);
                            hint.getStyleClass().setAll("label", fault.isEmpty() ? "muted" : "off");
                        });
        setTop(Nodes.row("title-row", Nodes.whole("Splits", "title"), hint));
        setCenter(handles);
        // What is laid out is never less than the minimum high, also while this is low: only the
        // wish may change.
        setMinHeight(LEAST);
        model.lockedProperty().subscribe(running -> setPrefHeight(running ? LEAST : WAITING));
        chart.onFailure(model::fail);
        model.setupProperty().subscribe(_ -> show());
        opened.subscribe((_, _) -> show());
    }

    private void show() {
        var source = model.sourceProperty().get();
        var setup = model.setupProperty().get();
        if (source.isEmpty() || setup.isEmpty()) {
            chart.clear();
        } else {
            Splits splits = setup.get().splits();
            boolean opened = !model.openings(splits).isEmpty();
            chart.show(picture(source.get(), splits, opened ? "opened" : "sealed"));
        }
        handles.requestLayout();
    }

    /// @param holdout what became of it, in a word
    private static XyPicture picture(TuningSource source, Splits splits, String holdout) {
        BarSeries bars = source.series();
        int visible = splits.validation().toBar();
        int points = Math.min(MOST_POINTS, visible);
        double[] x = new double[points];
        double[] y = new double[points];
        for (int i = 0; i < points; i++) {
            int t = (int) ((long) i * (visible - 1) / Math.max(1, points - 1));
            x[i] = bars.openTime(t);
            y[i] = bars.close(t);
        }
        double trainFrom = bars.openTime(splits.train().fromBar());
        double trainTo = bars.openTime(splits.train().toBar() - 1);
        double validationTo = bars.openTime(visible - 1);
        double end = bars.openTime(bars.size() - 1);
        return XyPicture.of(
                XyAxis.time(x[0], end, bars.zone()),
                XyAxis.logarithmic(
                        "",
                        Arrays.stream(y).min().orElse(1) / AIR,
                        Arrays.stream(y).max().orElse(2) * AIR,
                        "#,##0.##"),
                List.of(
                        new XyLayer.Span(trainFrom, trainTo),
                        new XyLayer.Span(trainFrom, validationTo),
                        new XyLayer.Hatch(validationTo, end),
                        XyLayer.Line.of("close", x, y, Role.PLAIN, Dash.SOLID),
                        rule("Train, %,d bars".formatted(length(splits.train())), trainFrom),
                        rule("Validation, %,d".formatted(length(splits.validation())), trainTo),
                        rule(
                                "Holdout, %,d, %s".formatted(length(splits.holdout()), holdout),
                                validationTo)));
    }

    private static int length(io.abtpro.backtest.Backtest.Period period) {
        return period.toBar() - period.fromBar();
    }

    private static XyLayer rule(String name, double at) {
        return new XyLayer.Rule(name, at, true, Role.OURS, Dash.SOLID);
    }
}
