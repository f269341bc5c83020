package io.abtpro.ui.tuning.history;

import io.abtpro.ui.kit.Nodes;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The newest tunings of other datasets, each with the button that opens it with its dataset, and
/// the way to all.
public final class TunedElsewherePane extends VBox {
    private static final int MOST = 3;

    private final HistoryViewModel model;
    private final VBox rows = new VBox();

    public TunedElsewherePane(HistoryViewModel model) {
        this.model = model;
        setId("tuned-elsewhere");
        getStyleClass().add("elsewhere");
        rows.getStyleClass().add("elsewhere");
        var all = new Button("All past tunings\u2026");
        all.setId("elsewhere-all");
        all.getStyleClass().add("small-button");
        all.setOnAction(_ -> model.shownProperty().set(true));
        getChildren().setAll(Nodes.label("Tuned on other datasets", "muted"), rows, all);
        visibleProperty().bind(model.elsewhereProperty().map(found -> !found.isEmpty()));
        managedProperty().bind(visibleProperty());
        disableProperty().bind(model.workingProperty());
        model.elsewhereProperty()
                .subscribe(
                        found ->
                                rows.getChildren()
                                        .setAll(
                                                found.stream()
                                                        .limit(MOST)
                                                        .map(this::row)
                                                        .toList()));
    }

    private HBox row(PastTuning past) {
        var open = new Button("Open");
        open.getStyleClass().add("small-button");
        open.setId("open-elsewhere");
        open.setOnAction(_ -> model.open(past));
        var row = Nodes.row("offer", Nodes.whole(past.sentence()), open);
        row.setAlignment(Pos.CENTER);
        return row;
    }
}
