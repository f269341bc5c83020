package io.abtpro.ui.signals;

import io.abtpro.report.Figures;
import io.abtpro.scoring.SignalFeature;
import io.abtpro.scoring.SignalFeatures;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Refusals;
import io.abtpro.ui.kit.Segment;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which features a score is made of, and how much the model uses each.
final class FeatureRows extends VBox {
    private static final double TRACK = 52;

    private final SignalsViewModel model;
    private final Label count = Nodes.label("", "muted");
    private final VBox rows = new VBox();
    private final VBox adding = new VBox();
    private final TextField name = new TextField();
    private final Label problem;
    private final HBox measures;
    private TrainedScorer.Measure measure = TrainedScorer.Measure.IMPURITY;

    /// @param refusals where is said what cannot be a feature
    FeatureRows(SignalsViewModel model, Refusals refusals) {
        this.model = model;
        this.problem = refusals.place("feature-problem");
        getStyleClass().add("section");
        rows.setId("features");
        measures = measures();
        getChildren().setAll(titleRow(), rows, adder(), measures);
        model.inputs().askedProperty().subscribe(_ -> show());
        model.trainedProperty().subscribe(_ -> show());
    }

    private HBox titleRow() {
        var add = new Button("Add", new FontIcon(Feather.PLUS));
        add.setId("add-feature");
        add.getStyleClass().add("flat");
        add.setTooltip(new Tooltip("Any indicator, such as cci or ema(50); day_of_week; month"));
        add.setOnAction(
                _ -> {
                    adding.setVisible(!adding.isVisible());
                    name.requestFocus();
                });
        return Nodes.row("title-row", Nodes.label("Features", "title"), count, Nodes.gap(), add);
    }

    private VBox adder() {
        name.setId("feature-name");
        name.setAccessibleText("Feature to add");
        name.setPromptText("cci, ema(50), day_of_week");
        name.setOnAction(
                _ -> {
                    try {
                        model.inputs().addFeature(name.getText());
                        problem.setText("");
                        name.clear();
                        adding.setVisible(false);
                    } catch (IllegalArgumentException unknown) {
                        problem.setText(String.valueOf(unknown.getMessage()));
                    }
                });
        name.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        adding.setVisible(false);
                    }
                });
        adding.getChildren().setAll(name);
        adding.setVisible(false);
        adding.managedProperty().bind(adding.visibleProperty());
        return adding;
    }

    private HBox measures() {
        var segment =
                new Segment<>(
                                List.of(TrainedScorer.Measure.values()),
                                each -> "importance-" + each.name().toLowerCase(Locale.ROOT),
                                each ->
                                        each == TrainedScorer.Measure.SHAP
                                                ? "SHAP"
                                                : title(each.name()),
                                chosen -> {
                                    measure = chosen;
                                    show();
                                })
                        .explained(FeatureRows::about)
                        .spread();
        segment.getStyleClass().add("wide-segment");
        segment.choose(measure);
        return segment;
    }

    private static String title(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String about(TrainedScorer.Measure measure) {
        return switch (measure) {
            case IMPURITY ->
                    "Share of impurity removed by splits on the feature, on the rows the latest"
                            + " forest learnt from.\n"
                            + "Favours features with many values; only forests have it.";
            case PERMUTATION ->
                    "Share of the rise of the Brier score when the feature is shuffled, on signals"
                            + " the first model had not seen.\n"
                            + "Nothing where the scores did no worse without it.";
            case SHAP ->
                    "Share of the mean size of the feature's SHAP value, on the rows the latest"
                            + " model learnt from.";
        };
    }

    private void show() {
        ScorerInputs asked = model.inputs().askedProperty().get();
        Optional<TrainedScorer> trained = model.trainedProperty().get();
        count.setText("%d of %d".formatted(asked.used().size(), asked.offered().size()));
        double most = 0;
        for (String feature : asked.offered()) {
            most = Math.max(most, share(trained, feature));
        }
        rows.getChildren().clear();
        for (String feature : asked.offered()) {
            rows.getChildren().add(row(asked, feature, trained, most));
        }
    }

    private HBox row(
            ScorerInputs asked, String feature, Optional<TrainedScorer> trained, double most) {
        var box = new CheckBox(feature);
        box.setId("feature-" + feature);
        box.setMnemonicParsing(false);
        box.setSelected(asked.used().contains(feature));
        box.setOnAction(_ -> model.inputs().useFeature(feature, box.isSelected()));
        SignalFeature known = SignalFeatures.of(feature);
        box.setTooltip(new Tooltip(known.description()));
        box.setMinWidth(0);
        boolean constant =
                trained.filter(t -> t.study().table().featureNames().contains(feature))
                        .filter(t -> !t.study().latest().model().featureNames().contains(feature))
                        .isPresent();
        if (constant) {
            Label same = Nodes.whole("same on every signal", "muted");
            same.setTooltip(
                    new Tooltip(
                            "It cannot tell one signal from another here, so it is left out of"
                                    + " training"));
            return Nodes.row("feature-row", box, Nodes.gap(), same);
        }
        double share = share(trained, feature);
        var fill = new Region();
        fill.getStyleClass().add("share-fill");
        fill.setMaxWidth(most > 0 && share > 0 ? TRACK * share / most : 0);
        var track = new StackPane(fill);
        track.getStyleClass().add("share-track");
        track.setAlignment(Pos.CENTER_LEFT);
        track.setVisible(!Double.isNaN(share));
        Label text =
                Nodes.label(
                        Double.isNaN(share) ? "" : "%s %%".formatted(Figures.plain(100 * share, 0)),
                        "share-text",
                        "muted");
        return Nodes.row("feature-row", box, Nodes.gap(), track, text);
    }

    private double share(Optional<TrainedScorer> trained, String feature) {
        return trained.map(
                        t -> {
                            int k = t.study().table().featureNames().indexOf(feature);
                            double[] shares = t.importances().get(measure);
                            return k < 0 || shares == null ? Double.NaN : shares[k];
                        })
                .orElse(Double.NaN);
    }
}
