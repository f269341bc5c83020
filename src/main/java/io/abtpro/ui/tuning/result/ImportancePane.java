package io.abtpro.ui.tuning.result;

import io.abtpro.report.Figures;
import io.abtpro.tuning.TuningResult;
import io.abtpro.ui.kit.Nodes;

import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// How much of the variance of the objective each parameter explains, as bars, and what that means.
final class ImportancePane extends BorderPane {
    private final VBox rows = new VBox();

    ImportancePane(ResultViewModel model) {
        getStyleClass().add("plot");
        rows.setId("tuning-importance");
        rows.getStyleClass().add("importance");
        setTop(Nodes.row("title-row", Nodes.whole("Importance", "title")));
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        setPrefSize(180, 200);
        setMinSize(0, 0);
        model.reportProperty().subscribe(found -> found.ifPresent(r -> show(r.result())));
    }

    private void show(TuningResult result) {
        rows.getChildren().clear();
        String objective = TuningWords.name(result.options().objective());
        result.importance().forEach((name, share) -> rows.getChildren().add(row(name, share)));
        var meaning =
                Nodes.label(
                        result.importance().isEmpty()
                                ? "The objective does not vary, so no parameter explains it."
                                : "Share of the variance of training %s each explains alone"
                                        .formatted(objective),
                        "muted");
        meaning.setTooltip(
                new Tooltip(
                        "Together is what the parameters explain only in combination. Where a share"
                                + " is small, the exact value matters little."));
        meaning.setWrapText(true);
        meaning.setMinHeight(Region.USE_PREF_SIZE);
        rows.getChildren().add(meaning);
    }

    private VBox row(String name, double share) {
        var fill = new Region();
        fill.getStyleClass().add("share-fill");
        var track = new StackPane(fill);
        track.getStyleClass().add("share-bar");
        track.setAlignment(Pos.CENTER_LEFT);
        fill.maxWidthProperty().bind(track.widthProperty().multiply(share));
        return new VBox(
                Nodes.row(
                        "facts",
                        Nodes.label(name),
                        Nodes.gap(),
                        Nodes.whole("%s %%".formatted(Figures.plain(100 * share, 0)))),
                track);
    }
}
