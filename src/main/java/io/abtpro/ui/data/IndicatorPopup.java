package io.abtpro.ui.data;

import io.abtpro.failures.RefusedException;
import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.ui.kit.Nodes;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Chooses an indicator and its parameters.
final class IndicatorPopup extends Popup {
    private static final int ROWS = 9;

    private final DataViewModel model;
    private final TextField search = new TextField();
    private final ListView<IndicatorSpec> list = new ListView<>();
    private final GridPane form = new GridPane(8, 6);
    private final Label problem = Nodes.label("", "warning");
    private final Button add = new Button("Add indicator");
    private List<TextField> fields = List.of();

    IndicatorPopup(DataViewModel model) {
        this.model = model;
        setAutoHide(true);
        search.setId("indicator-search");
        search.setAccessibleText("Find an indicator");
        search.setPromptText("Find an indicator");
        search.textProperty().subscribe(this::find);
        list.setId("indicator-list");
        list.setAccessibleText("Indicators");
        list.setCellFactory(_ -> new SpecCell());
        list.setPrefHeight(ROWS * 26);
        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        add.setId("add-indicator");
        add.getStyleClass().add("accent");
        add.setDefaultButton(true);
        add.setMaxWidth(Double.MAX_VALUE);
        add.setOnAction(_ -> add());
        var box = new VBox(8, search, list, form, problem, add);
        box.getStyleClass().addAll("popup", "data-popup");
        getContent().setAll(box);
    }

    void showBelow(Node owner) {
        search.clear();
        list.getSelectionModel().selectFirst();
        Node box = getContent().getFirst();
        box.setStyle("");
        ((VBox) box).getStylesheets().setAll(owner.getScene().getStylesheets());
        Bounds at = owner.localToScreen(owner.getBoundsInLocal());
        show(owner, at.getMinX(), at.getMaxY() + 4);
        search.requestFocus();
    }

    private void find(String text) {
        String sought = text.strip().toLowerCase(Locale.ROOT);
        list.getItems()
                .setAll(
                        DataViewModel.indicators().stream()
                                .filter(
                                        s ->
                                                (s.name() + " " + s.id())
                                                        .toLowerCase(Locale.ROOT)
                                                        .contains(sought))
                                .sorted(Comparator.comparing(s -> !s.id().startsWith(sought)))
                                .toList());
        list.getSelectionModel().selectFirst();
    }

    private void chosen(IndicatorSpec spec) {
        form.getChildren().clear();
        problem.setText("");
        add.setDisable(spec == null);
        List<TextField> made = new ArrayList<>();
        if (spec != null) {
            for (IndicatorSpec.Parameter parameter : spec.parameters()) {
                var field = new TextField(Overlay.text(parameter.defaultValue()));
                field.setId("parameter-" + parameter.name());
                field.setAccessibleText(parameter.name());
                field.getStyleClass().add("number");
                field.setOnAction(_ -> add());
                form.addRow(
                        made.size(), Nodes.label(parameter.name(), "muted", "form-label"), field);
                made.add(field);
            }
        }
        fields = List.copyOf(made);
    }

    private void add() {
        try {
            List<Double> values = fields.stream().map(f -> number(f.getText())).toList();
            model.addOverlay(list.getSelectionModel().getSelectedItem(), values);
            hide();
        } catch (IllegalArgumentException invalid) {
            problem.setText(String.valueOf(invalid.getMessage()));
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException invalid) {
            throw new RefusedException("'" + text + "' is no number; type one such as 20", invalid);
        }
    }

    private static final class SpecCell extends ListCell<IndicatorSpec> {
        @Override
        protected void updateItem(IndicatorSpec spec, boolean empty) {
            super.updateItem(spec, empty);
            setText(empty || spec == null ? null : spec.name());
            setTooltip(empty || spec == null ? null : new Tooltip(spec.formula()));
        }
    }
}
