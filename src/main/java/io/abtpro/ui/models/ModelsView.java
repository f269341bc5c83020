package io.abtpro.ui.models;

import io.abtpro.jobs.KeptModel;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.EmptyPane;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.VerdictRow;
import io.abtpro.ui.session.ModalLayer;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What the models are worth, all of them in one table, below the chosen one over time and its
/// drift, at the right its record and what can be done with it.
public final class ModelsView extends BorderPane {
    private static final String ABOUT =
            "Judged: signals scored out of sample. Blue: the interval lies above 0.50. Brier: lower"
                    + " is better; base names the base rate. The same trained twice is one model.";

    /// Title, count and button of the row that the chips stand in.
    private static final double BESIDE_CHIPS = 230;

    private static final double TABLE = 330;
    private static final double MOST_OF_TABLE = 0.46;

    private final ModelsViewModel model;
    private final VerdictRow verdict = new VerdictRow("models-verdict");
    private final FlowPane chips = new FlowPane(6, 4);
    private final Label count = Nodes.whole("", "muted");

    /// @param layer where questions and comparisons are shown
    public ModelsView(ModelsViewModel model, ModalLayer layer) {
        this.model = model;
        getStyleClass().add("models");
        Label about = Nodes.label(ABOUT, "muted", "models-about");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        var table = new ModelsTable(model);
        VBox.setVgrow(table, Priority.ALWAYS);
        var list = new VBox(titleRow(), table, about);
        list.setMinHeight(150);
        var below = new HBox(new AccuracyPane(model), new DriftPane(model));
        below.getChildren().forEach(pane -> HBox.setHgrow(pane, Priority.ALWAYS));
        var split = new SplitPane(list, below);
        split.setOrientation(Orientation.VERTICAL);
        // A larger window gives its room to the charts.
        split.heightProperty()
                .subscribe(
                        height ->
                                split.setDividerPositions(
                                        Math.min(MOST_OF_TABLE, TABLE / height.doubleValue())));
        VBox.setVgrow(split, Priority.ALWAYS);
        var centre = new VBox(verdict, split);
        var empty = empty();
        var none = Bindings.isEmpty(model.rows());
        empty.visibleProperty().bind(none);
        centre.visibleProperty().bind(none.not());
        setCenter(new StackPane(centre, empty));
        var details = new ModelDetails(model, new ModelDialogs(model, layer));
        details.visibleProperty().bind(none.not());
        details.managedProperty().bind(details.visibleProperty());
        setRight(details);
        model.changesProperty().subscribe(_ -> show());
        model.filterProperty().subscribe(_ -> show());
        model.listed().addListener((ListChangeListener<KeptModel>) _ -> show());
        visibleProperty()
                .subscribe(
                        seen -> {
                            if (seen) {
                                model.refresh();
                            }
                        });
    }

    private static EmptyPane empty() {
        return EmptyPane.of(
                "models-empty",
                "No model was trained yet",
                "Each training of the Signals tab is listed here with its model, what it is worth"
                        + " and how its scores did since. A model is read back, checked and tested"
                        + " before it is used.");
    }

    private HBox titleRow() {
        Button copy =
                Nodes.button(
                        "copy-models",
                        "Copy CSV",
                        () -> Answers.copy(this, "the models listed as CSV", model.csv()));
        copy.getStyleClass().add("flat");
        copy.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(chips, Priority.ALWAYS);
        chips.setMinWidth(0);
        chips.setRowValignment(VPos.CENTER);
        HBox row = Nodes.row("models-title", Nodes.whole("Models", "title"), count, chips, copy);
        chips.prefWrapLengthProperty().bind(row.widthProperty().subtract(BESIDE_CHIPS));
        return row;
    }

    private void show() {
        ModelsVerdict found = model.verdict();
        verdict.say(found.holds(), found.claim(), found.numbers());
        count.setText("%,d of %,d".formatted(model.listed().size(), model.rows().size()));
        chips.getChildren()
                .setAll(
                        model.filters().entrySet().stream()
                                .map(e -> chip(e.getKey(), e.getValue()))
                                .toList());
    }

    private ToggleButton chip(ModelFilter filter, long counted) {
        var chip =
                new ToggleButton(
                        filter.isSame(ModelFilter.ALL)
                                ? filter.word()
                                : filter.word() + " " + counted);
        chip.setId(filter.id());
        chip.getStyleClass().add("filter-chip");
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setSelected(filter.isSame(model.filterProperty().get()));
        chip.setOnAction(
                _ -> {
                    model.filterProperty().set(filter);
                    show();
                });
        return chip;
    }
}
