package io.abtpro.ui.volatility;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.volatility.VolatilityFeature;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The features that the last forest used most.
final class ImportanceRows extends VBox {
    private static final int TOP = 5;
    private static final double TRACK = 72;

    private final VBox rows = new VBox();

    ImportanceRows(VolatilityViewModel model) {
        getStyleClass().add("section");
        rows.setId("importance");
        getChildren()
                .setAll(
                        InputsPane.title(
                                "Importance",
                                "top %d of %d".formatted(TOP, VolatilityFeature.values().length)),
                        rows);
        model.forecastsProperty().subscribe(this::show);
    }

    private void show(Optional<Forecasts> forecasts) {
        rows.getChildren().clear();
        forecasts.ifPresent(
                f -> {
                    double[] shares = f.report().walk().importance();
                    List<Integer> order =
                            IntStream.range(0, shares.length)
                                    .boxed()
                                    .sorted(Comparator.comparingDouble((Integer i) -> -shares[i]))
                                    .limit(TOP)
                                    .toList();
                    double most = shares[order.getFirst()];
                    order.forEach(
                            i ->
                                    rows.getChildren()
                                            .add(
                                                    row(
                                                            VolatilityFeature.values()[i],
                                                            shares[i],
                                                            most)));
                });
    }

    private static HBox row(VolatilityFeature feature, double share, double most) {
        var fill = new Region();
        fill.getStyleClass().add("share-fill");
        fill.setMaxWidth(TRACK * share / most);
        var track = new StackPane(fill);
        track.getStyleClass().add("share-track");
        track.setAlignment(Pos.CENTER_LEFT);
        Label name = Nodes.label(feature.id());
        name.setTooltip(
                new Tooltip(
                        "Share of impurity that the last forest removed by splitting on "
                                + feature.id()));
        return Nodes.row(
                "importance-row",
                name,
                Nodes.gap(),
                track,
                Nodes.label(
                        "%s %%".formatted(Figures.plain(100 * share, 0)), "share-text", "muted"));
    }
}
