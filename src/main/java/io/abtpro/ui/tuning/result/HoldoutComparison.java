package io.abtpro.ui.tuning.result;

import javafx.scene.layout.VBox;

/// The selected candidate on training and validation, and on the holdout once that was opened with
/// it.
final class HoldoutComparison extends VBox {
    private final ResultViewModel model;
    private final HoldoutComparisonTable table = new HoldoutComparisonTable();

    HoldoutComparison(ResultViewModel model) {
        this.model = model;
        getStyleClass().addAll("next", "section", "held");
        table.setId("held-against");
        getChildren().setAll(table);
        model.judgedProperty().subscribe(_ -> show());
        model.openedProperty().subscribe(_ -> show());
    }

    private void show() {
        model.result()
                .ifPresent(
                        result ->
                                model.selectedProperty()
                                        .get()
                                        .ifPresent(
                                                candidate ->
                                                        table.show(
                                                                TuningWords.name(
                                                                        result.options()
                                                                                .objective()),
                                                                HoldoutComparisonTable.rows(
                                                                        result,
                                                                        candidate,
                                                                        model.judgedProperty()
                                                                                .get(),
                                                                        model.opened()))));
    }
}
