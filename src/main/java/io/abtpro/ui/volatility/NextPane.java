package io.abtpro.ui.volatility;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.VolatilityForecast;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The forecast made at the last bar: the headline number, its band, and what the others say.
final class NextPane extends VBox {
    private static final double HEADLINE = 0.8;

    private final Label title = Nodes.label("", "title");
    private final Label from = Nodes.label("", "muted");
    private final Label headline = Nodes.label("", "headline");
    private final VBox rows = new VBox();

    NextPane(VolatilityViewModel model) {
        getStyleClass().add("next");
        headline.setId("next-volatility");
        headline.setTooltip(new Tooltip());
        rows.setId("next-rows");
        var number = Nodes.row("headline-row", headline, Nodes.label("a year", "muted"));
        getChildren().setAll(Nodes.row("title-row", title, from), number, rows);
        model.forecastsProperty().subscribe(this::show);
    }

    private void show(Optional<Forecasts> forecasts) {
        rows.getChildren().clear();
        forecasts.ifPresent(this::show);
    }

    private void show(Forecasts f) {
        VolatilityForecast next = f.next();
        int last = f.bars().size() - 1;
        title.setText(f.horizon() == 1 ? "Next bar" : "Next %d bars".formatted(f.horizon()));
        from.setText("from " + Readout.date(f.bars(), f.bars().openTime(last)));
        headline.setText(Figures.inPercent(next.predicted()) + " %");
        headline.getTooltip()
                .setText(
                        ("The forest's forecast of realised volatility over the next"
                                        + " %d bars, measured %s, known at the close of the last"
                                        + " bar.%n%s")
                                .formatted(
                                        f.horizon(),
                                        f.asked().estimator().label().toLowerCase(Locale.ROOT),
                                        next.year().statement()));
        next.bands().stream()
                .filter(band -> band.nominal() == HEADLINE)
                .forEach(
                        band ->
                                add(
                                        HistoryPanes.name(band.nominal()) + " band",
                                        Figures.band(band.low(), band.high()),
                                        bands(next)));
        if (!next.bandNotes().isEmpty()) {
            Label notes = Nodes.label(String.join("\n", next.bandNotes()), "off", "statement");
            notes.setId("band-notes");
            notes.setWrapText(true);
            rows.getChildren().add(notes);
        }
        add(
                "Tree spread, 10 to 90",
                Figures.band(next.treeLow(), next.treeHigh()),
                "How far the trees are apart: no band, it covers far less than 80 %");
        add(
                "Confidence of the trees",
                Figures.plain(next.confidence(), 2),
                "1 \u2212 deviation / mean over the trees, in 0 to 1");
        add(next, Baseline.HAR);
        add(next, Baseline.GARCH);
        add(
                "Realised, last %d bars".formatted(f.horizon()),
                Figures.inPercent(next.realisedUpToNow()) + " %",
                "What was, measured alike");
    }

    /// Every band with how often it held.
    private static String bands(VolatilityForecast next) {
        return next.bands().stream()
                .map(
                        band ->
                                (Double.isNaN(band.coverage())
                                                ? "%s: %s, not judged yet"
                                                : "%s: %s, held for %s %% of past outcomes%s")
                                        .formatted(
                                                HistoryPanes.name(band.nominal()),
                                                Figures.band(band.low(), band.high()),
                                                Figures.inPercent(band.coverage()),
                                                band.openShare() > 0
                                                        ? " (%s %% of them had no end on a side)"
                                                                .formatted(
                                                                        Figures.inPercent(
                                                                                band.openShare()))
                                                        : ""))
                .collect(Collectors.joining("\n"));
    }

    private void add(VolatilityForecast next, Baseline baseline) {
        Double value = next.baselines().get(baseline);
        if (value != null) {
            add(
                    baseline.label(),
                    Figures.inPercent(value) + " %",
                    "The forecast of " + baseline.label());
        }
    }

    private void add(String name, String value, String tip) {
        HBox row =
                Nodes.row("next-row", Nodes.label(name, "muted"), Nodes.gap(), Nodes.label(value));
        Tooltip.install(row, new Tooltip(tip));
        rows.getChildren().add(row);
    }
}
