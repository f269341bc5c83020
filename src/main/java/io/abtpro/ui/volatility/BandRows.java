package io.abtpro.ui.volatility;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.volatility.VolatilityEvaluation.BandQuality;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which bands are drawn, and how often each held.
final class BandRows extends VBox {
    private static final List<Double> NOMINALS = List.of(0.5, 0.8, 0.95);

    private final List<Label> covered = new ArrayList<>();
    private final Label note = Nodes.label("", "muted", "statement");

    BandRows(VolatilityViewModel model) {
        getStyleClass().add("section");
        getChildren().add(InputsPane.title("Bands", "conformal, adaptive"));
        getChildren()
                .add(
                        Nodes.row(
                                "band-header",
                                Nodes.label("Band", "muted"),
                                Nodes.gap(),
                                Nodes.label("Covered, %", "muted")));
        for (double nominal : NOMINALS) {
            var box = new CheckBox(HistoryPanes.name(nominal));
            String number = Figures.plain(100 * nominal, 0);
            box.setId("band-" + number);
            box.setSelected(model.shownProperty().get().bands().contains(nominal));
            box.setOnAction(_ -> model.showBand(nominal, box.isSelected()));
            getChildren().add(row(box, swatch("band-" + number), number));
        }
        var trees = new CheckBox("Tree spread, 10 to 90");
        trees.setId("tree-spread");
        trees.setOnAction(_ -> model.showTreeSpread(trees.isSelected()));
        getChildren().add(row(trees, swatch("tree-swatch"), "trees"));
        note.setWrapText(true);
        note.setId("tree-note");
        getChildren().add(note);
        model.forecastsProperty().subscribe(this::show);
    }

    private static Region swatch(String styleClass) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", styleClass);
        return swatch;
    }

    private HBox row(CheckBox box, Region swatch, String id) {
        Label share = Nodes.label("");
        share.setId("covered-" + id);
        share.setTooltip(new Tooltip());
        covered.add(share);
        return Nodes.row("band-row", box, swatch, Nodes.gap(), share);
    }

    private void show(Optional<Forecasts> forecasts) {
        if (forecasts.isEmpty()) {
            covered.forEach(label -> label.setText(""));
            note.setText("");
            return;
        }
        var evaluation = forecasts.get().evaluation();
        for (int k = 0; k < NOMINALS.size(); k++) {
            show(covered.get(k), evaluation.bands().get(k));
        }
        show(covered.getLast(), evaluation.treeSpread());
        note.setText(
                "The tree spread promises 80, covers %s.%s"
                        .formatted(
                                Figures.plain(100 * evaluation.treeSpread().coverage(), 0),
                                open(evaluation.bands())));
    }

    /// Which bands lacked an end how often; nothing where none did.
    private static String open(List<BandQuality> bands) {
        List<String> open =
                bands.stream()
                        .filter(band -> band.open() > 0)
                        .map(
                                band ->
                                        "%s %% of the %s %% bands"
                                                .formatted(
                                                        Figures.inPercent(band.openShare()),
                                                        Figures.plain(100 * band.nominal(), 0)))
                        .toList();
        return open.isEmpty()
                ? ""
                : "\nWithout an end, which counts as covering: %s."
                        .formatted(String.join(", ", open));
    }

    private static void show(Label label, BandQuality band) {
        label.setText(Figures.inPercent(band.coverage()));
        label.getStyleClass().setAll("label", band.isOff() ? "off" : "plain");
        if (Double.isNaN(band.coverage())) {
            label.getTooltip()
                    .setText(
                            ("Not judged: %s outcomes of forecasts with a band, %s of"
                                            + " them without an end; load more bars or choose a"
                                            + " shorter horizon.")
                                    .formatted(
                                            Figures.count(band.count()),
                                            Figures.count(band.open())));
            return;
        }
        label.getTooltip()
                .setText(
                        ("Share of %s outcomes inside; promised %s %%.%nKupiec %s, Christoffersen"
                             + " %s, over every forecast that shares no bar with another.%nMean"
                             + " width %s points, pinball loss %s points.%s%s")
                                .formatted(
                                        Figures.count(band.count()),
                                        Figures.plain(100 * band.nominal(), 0),
                                        Figures.probability(band.kupiec().pValue()),
                                        Figures.probability(
                                                band.christoffersen().conditionalPValue()),
                                        Figures.inPercent(band.width()),
                                        Figures.plain(100 * band.pinball(), 2),
                                        band.open() == 0
                                                ? ""
                                                : ("\n%s of them had no end on a side,"
                                                                + " which counts as covering there;"
                                                                + " width and loss leave them out.")
                                                        .formatted(Figures.count(band.open())),
                                        band.isOff()
                                                ? "\n"
                                                        + "Amber: more than 3 points from what it"
                                                        + " promises."
                                                : ""));
    }
}
