package io.abtpro.ui.volatility;

import io.abtpro.chart.Pane;
import io.abtpro.ui.chart.Pinned;
import io.abtpro.ui.chart.TimeChart;
import io.abtpro.ui.kit.LogSwitch;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Segment;
import io.abtpro.ui.session.SealedHatch;

import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// Price with its cone, volatility with its forecasts, and coverage, under one time axis and one
/// crosshair.
final class HistoryPane extends BorderPane {
    private static final double YEAR_MILLIS = 365.25 * 86_400_000;
    private static final double FIRST_YEARS = 3;

    private final VolatilityViewModel model;
    private final TimeChart chart = new TimeChart().named("Price and volatility");
    private final Label about = Nodes.label("", "muted");
    private final Label readout = Nodes.label("", "readout");
    private final Segment<Double> ranges =
            Segment.ofYears(
                    "volatility-range-",
                    List.of(1.0, FIRST_YEARS, 10.0, Double.MAX_VALUE),
                    _ -> view());
    private final LogSwitch log;
    private boolean ranging;
    private Optional<Forecasts> drawn = Optional.empty();

    HistoryPane(VolatilityViewModel model) {
        this.model = model;
        log = new LogSwitch("volatility-log", model.scale()::choose);
        getStyleClass().add("panel");
        chart.setId("volatility-chart");
        chart.setTopStrip(false);
        about.setMinWidth(0);
        readout.setId("volatility-readout");
        readout.setMinWidth(0);
        readout.setWrapText(true);
        ranges.choose(FIRST_YEARS);
        setTop(
                new VBox(
                        Nodes.row(
                                "title-row",
                                Nodes.whole("Price", "title"),
                                about,
                                Nodes.gap(),
                                log,
                                ranges),
                        readout));
        setCenter(chart);
        model.forecastsProperty().subscribe(this::show);
        model.shownProperty().subscribe(_ -> draw());
        model.sealsProperty().subscribe((_, _) -> draw());
        model.scale().chosenProperty().subscribe((_, _) -> draw());
        chart.crosshairBarProperty().subscribe(_ -> read());
        chart.pinnedBarProperty().subscribe(_ -> read());
        chart.onViewChanged(this::viewChanged);
        chart.onFrame(() -> model.frameTook(chart.frameMillis()));
        chart.onFailure(model::fail);
        chart.pinnedBarProperty().subscribe(bar -> model.pin(bar.intValue()));
        model.pinnedBarProperty().subscribe(_ -> chart.pinnedBarProperty().set(model.pinnedBar()));
    }

    TimeChart chart() {
        return chart;
    }

    /// Shows the last years that the range buttons say, and the room for what is to come.
    private void view() {
        drawn.ifPresent(
                f -> {
                    int last = f.bars().size() - 1;
                    double years = ranges.chosen().orElse(FIRST_YEARS);
                    double reach = years * YEAR_MILLIS;
                    double since = f.bars().openTime(last) - reach;
                    int from =
                            since <= f.bars().openTime(0)
                                    ? 0
                                    : f.bars().firstAtOrAfter((long) since);
                    ranging = true;
                    chart.view(from, last + Curves.MORE + 1);
                    ranging = false;
                });
    }

    private static boolean isOffered(Forecasts f, double years) {
        double span = f.bars().openTime(f.bars().size() - 1) - f.bars().openTime(0);
        return years == Double.MAX_VALUE || years * YEAR_MILLIS < span;
    }

    /// Another view than that of the button is none of its range.
    private void viewChanged() {
        if (!ranging) {
            ranges.release();
        }
        model.keptView().keep(chart.viewFrom(), chart.viewTo());
        read();
    }

    private void show(Optional<Forecasts> forecasts) {
        boolean same = forecasts.map(Forecasts::bars).equals(drawn.map(Forecasts::bars));
        drawn = forecasts;
        draw();
        if (!same) {
            forecasts.ifPresent(
                    f -> {
                        ranges.offer(years -> isOffered(f, years));
                        ranges.choose(isOffered(f, FIRST_YEARS) ? FIRST_YEARS : Double.MAX_VALUE);
                    });
            view();
            forecasts
                    .flatMap(_ -> model.keptView().recall())
                    .filter(before -> before.isOther(chart.viewFrom(), chart.viewTo()))
                    .ifPresent(before -> chart.view(before.from(), before.to()));
        }
        chart.pinnedBarProperty().set(model.pinnedBar());
    }

    private void draw() {
        drawn.ifPresent(
                f -> {
                    String cone =
                            HistoryPanes.hasCone(f)
                                    ? ", with the cone for the next %d bars"
                                            .formatted(f.fan().getLast().horizon())
                                    : "";
                    about.setText(f.source().name() + cone);
                    chart.named("Price and volatility of " + f.source().name());
                    var bars = f.bars();
                    List<Pane> panes =
                            model.scale()
                                    .of(
                                            HistoryPanes.of(
                                                    f,
                                                    model.shownProperty().get(),
                                                    SealedHatch.of(
                                                            model.sealsProperty().get(), bars)),
                                            bars);
                    chart.show(
                            f.curves().times(), bars.zone(), !bars.timeframe().isCalendar(), panes);
                    log.show(panes.getFirst().logarithmic(), model.scale().isPossible(bars));
                });
        read();
    }

    private void read() {
        String pinned = Pinned.words(chart);
        readout.setText(
                drawn.map(
                                f ->
                                        (pinned.isEmpty() ? "" : pinned + Readout.GAP)
                                                + Readout.text(
                                                        f,
                                                        model.shownProperty().get(),
                                                        chart.crosshairBarProperty().get()))
                        .orElse(""));
    }
}
