package io.abtpro.ui;

import io.abtpro.store.DatasetRecord;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Segment;
import io.abtpro.ui.kit.WholeText;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;

/// Name, tabs, dataset, find, theme, settings: 40 px.
final class HeaderBar extends HBox {
    private static final int NAME_WIDTH = 252;

    private final ShellViewModel model;
    private final ComboBox<DatasetRecord> picker = new ComboBox<>();
    private final ToggleGroup group = new ToggleGroup();
    private boolean showing;

    HeaderBar(ShellViewModel model, Runnable find, Runnable settings) {
        this.model = model;
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .setAll(
                        name(),
                        tabs(),
                        Nodes.gap(),
                        picker(),
                        Nodes.icon("find", Feather.SEARCH, "Find anything (Ctrl+K)", find),
                        theme(),
                        Nodes.icon(
                                "settings", Feather.SLIDERS, "Settings and shortcuts", settings));
    }

    private static HBox name() {
        var mark = new HBox(new FontIcon(Feather.TRENDING_UP));
        mark.getStyleClass().add("app-icon");
        mark.setMaxHeight(USE_PREF_SIZE);
        var name = new HBox(mark, Nodes.label("ABTPro Workbench", "title"));
        name.getStyleClass().add("app-name");
        name.setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(NAME_WIDTH);
        return name;
    }

    private HBox tabs() {
        var bar = new HBox();
        bar.getStyleClass().add("tab-bar");
        List<String> titles = model.tabs();
        for (int i = 0; i < titles.size(); i++) {
            bar.getChildren().add(tab(titles.get(i), i));
        }
        Segment.arrows(bar.getChildren().stream().map(ToggleButton.class::cast).toList());
        var jobs = (ToggleButton) bar.getChildren().getLast();
        model.jobs()
                .currentProperty()
                .subscribe(_ -> jobs.setText(ShellViewModel.jobsTitle(model.jobs().entries())));
        model.tabProperty()
                .subscribe(at -> group.selectToggle(group.getToggles().get(at.intValue())));
        return bar;
    }

    private ToggleButton tab(String title, int index) {
        var button = new ToggleButton(title);
        button.setId("tab-" + title);
        button.setTooltip(new Tooltip("%s (Ctrl+%d)".formatted(title, index + 1)));
        button.setToggleGroup(group);
        button.setOnAction(
                _ -> {
                    button.setSelected(true);
                    model.show(index);
                });
        return button;
    }

    private Button theme() {
        Button button =
                Nodes.icon(
                        "theme", Feather.SUN, "Light or dark (Ctrl+Shift+L)", model::toggleTheme);
        model.darkProperty()
                .subscribe(
                        dark -> button.setGraphic(new FontIcon(dark ? Feather.SUN : Feather.MOON)));
        return button;
    }

    private HBox picker() {
        picker.setId("dataset-picker");
        picker.setAccessibleText("Dataset");
        picker.setConverter(new DatasetName());
        picker.setTooltip(new Tooltip("The dataset that every tab works on"));
        picker.setPromptText("none");
        WholeText.ofChoice(picker);
        model.datasets().addListener((ListChangeListener<DatasetRecord>) _ -> fill());
        model.openNameProperty().subscribe(_ -> fill());
        picker.valueProperty()
                .subscribe(
                        chosen -> {
                            if (!showing && chosen != null) {
                                model.open(chosen.name());
                            }
                        });
        var box = new HBox(Nodes.label("Dataset", "muted"), picker);
        box.getStyleClass().add("picker");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void fill() {
        showing = true;
        Optional<String> open = model.openNameProperty().getValue();
        picker.getItems().setAll(model.datasets());
        picker.setValue(
                picker.getItems().stream()
                        .filter(d -> open.isPresent() && d.name().equals(open.get()))
                        .findFirst()
                        .orElse(null));
        showing = false;
    }

    private static final class DatasetName extends StringConverter<DatasetRecord> {
        @Override
        public String toString(DatasetRecord dataset) {
            return dataset == null ? "none" : dataset.name() + ", " + dataset.timeframe();
        }

        @Override
        public DatasetRecord fromString(String text) {
            throw new UnsupportedOperationException("a dataset is chosen, not typed: " + text);
        }
    }
}
