package io.abtpro.ui.volatility;

import io.abtpro.ui.kit.Nodes;
import io.abtpro.volatility.Baseline;

import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/// Which baselines are drawn, each with the dash of its line.
final class BaselineRows extends VBox {
    private static final int SWATCH = 28;

    BaselineRows(VolatilityViewModel model) {
        getStyleClass().add("section");
        getChildren().add(InputsPane.title("Baselines", ""));
        for (Baseline baseline : HistoryPanes.BASELINES) {
            var box = new CheckBox(baseline.label());
            box.setId("baseline-" + baseline.id());
            box.setSelected(model.shownProperty().get().baselines().contains(baseline));
            box.setOnAction(_ -> model.showBaseline(baseline, box.isSelected()));
            var line = new Line(0, 0, SWATCH, 0);
            line.getStyleClass().add("baseline-line");
            line.getStrokeDashArray().setAll(Styles.dash(baseline));
            getChildren().add(Nodes.row("baseline-row", box, Nodes.gap(), line));
        }
    }
}
