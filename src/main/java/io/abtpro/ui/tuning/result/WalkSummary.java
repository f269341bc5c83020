package io.abtpro.ui.tuning.result;

import io.abtpro.tuning.WalkForward;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// The walk's equity in small, its efficiency, and the way to the whole view.
final class WalkSummary extends VBox {
    private final WalkViewModel model;
    private final XyChart chart = new XyChart().named("Walk-forward equity");
    private final Label windows = Nodes.label("", "muted");
    private final Label sentence = Nodes.label("", "muted");

    /// @param whole shows the whole view
    WalkSummary(WalkViewModel model, Runnable whole) {
        this.model = model;
        getStyleClass().addAll("next", "section");
        chart.setMinHeight(84);
        chart.setPrefHeight(84);
        sentence.setId("walk-summary");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        var more = new Button("Windows\u2026");
        more.setId("show-walk");
        more.getStyleClass().addAll("flat", "small-button");
        more.setOnAction(_ -> whole.run());
        getChildren()
                .setAll(
                        Nodes.row(
                                "title-row",
                                Nodes.whole("Walk-forward equity", "title"),
                                windows,
                                Nodes.gap(),
                                more),
                        chart,
                        sentence);
        model.walkProperty().subscribe(this::show);
    }

    private void show(Optional<WalkForward.Result> walk) {
        chart.setVisible(walk.isPresent());
        chart.setManaged(walk.isPresent());
        windows.setText(walk.map(w -> "%d windows".formatted(w.windows().size())).orElse(""));
        sentence.setText(
                walk.map(WalkPicture::sentence)
                        .orElse("No walk yet; it costs backtests of its own."));
        model.source()
                .ifPresent(
                        source ->
                                model.reportProperty()
                                        .get()
                                        .ifPresent(
                                                report ->
                                                        walk.ifPresent(
                                                                w ->
                                                                        chart.show(
                                                                                WalkPicture.of(
                                                                                        w,
                                                                                        source
                                                                                                .series(),
                                                                                        report.result()
                                                                                                .options()
                                                                                                .execution()
                                                                                                .capital())))));
    }
}
