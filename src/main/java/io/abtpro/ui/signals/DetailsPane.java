package io.abtpro.ui.signals;

import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.scoring.Advice;
import io.abtpro.scoring.Explanation;
import io.abtpro.scoring.FittedScorer;
import io.abtpro.scoring.Flip;
import io.abtpro.scoring.Neighbours;
import io.abtpro.scoring.ScoreCache;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalRow;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.SideColumn;
import io.abtpro.ui.kit.Tone;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// The right side: the chosen signal, why it has its score, what would flip it, and what happened
/// to its like.
final class DetailsPane extends BorderPane {
    private static final int NEIGHBOURS = 12;

    private final SignalsViewModel model;
    private final Label when = Nodes.label("", "title");
    private final Label side = Nodes.label("");
    private final Label trade = Nodes.label("", "muted");
    private final SignalChart chart;
    private final Waterfall waterfall;
    private final Label flip = Nodes.label("", "note");
    private final FeaturePane feature;
    private final Label neighboursTitle = Nodes.label("", "muted");
    private final VBox neighbours = new VBox();
    private final ScoreCache scores = new ScoreCache();

    /// @param gating what the button does that gates the backtest by these scores
    DetailsPane(SignalsViewModel model, Runnable gating) {
        this.model = model;
        getStyleClass().addAll("panel", "details");
        SideColumn.widen(this, 304);
        setId("signal-details");
        chart = new SignalChart(model);
        feature = new FeaturePane(model);
        waterfall = new Waterfall(feature::choose);
        flip.setId("flip");
        flip.setWrapText(true);
        flip.setMaxWidth(Double.MAX_VALUE);
        neighbours.setId("neighbours");
        HBox header = Nodes.row("title-row", when, side, Nodes.gap(), trade, chart.log());
        var flipAround = new VBox(flip);
        flipAround.getStyleClass().add("note-around");
        var near =
                new VBox(
                        Nodes.row(
                                "title-row",
                                Nodes.whole("Nearest past trades", "title"),
                                neighboursTitle),
                        neighbours);
        near.getStyleClass().add("section");
        var column = new VBox(header, chart, waterfall, flipAround, feature, near);
        var scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        var gate = new Button("Gate entries by this in Backtest");
        gate.setId("gate-backtest");
        gate.setMaxWidth(Double.MAX_VALUE);
        gate.setTooltip(
                new Tooltip(
                        "Take only entries scored above the threshold, by the model valid at their"
                                + " signal"));
        gate.setOnAction(_ -> gating.run());
        var button = new VBox(gate);
        button.getStyleClass().add("details-button");
        setBottom(button);
        model.selectedProperty().subscribe(_ -> show());
        model.trainedProperty().subscribe(_ -> show());
        model.threshold().valueProperty().subscribe(_ -> showAdvice());
    }

    private Optional<TrainedScorer> trained() {
        return model.trainedProperty()
                .get()
                .filter(
                        t -> {
                            int signal = model.selectedProperty().get();
                            return signal >= 0 && signal < t.study().table().size();
                        });
    }

    private void show() {
        boolean some = trained().isPresent();
        getCenter().setVisible(some);
        trained()
                .ifPresent(
                        t -> {
                            int signal = model.selectedProperty().get();
                            ScoreStudy study = t.study();
                            SignalRow row = study.table().row(signal);
                            var series = study.table().source(signal).series();
                            when.setText(Times.tag(series, row.bar()));
                            side.setText(row.isLong() ? "▲ long" : "▼ short");
                            side.getStyleClass().setAll("label", row.isLong() ? "gain" : "loss");
                            trade.setText(
                                    row.matured()
                                            ? "%s %%, %d bars"
                                                    .formatted(
                                                            Figures.signed(
                                                                    100 * row.netReturn(), 2),
                                                            row.exitBar() - row.bar())
                                            : "trade still open");
                            chart.show(study, signal);
                            showNeighbours(study, signal);
                        });
        showAdvice();
    }

    private void showAdvice() {
        trained()
                .ifPresent(
                        t -> {
                            int signal = model.selectedProperty().get();
                            ScoreStudy study = t.study();
                            double[] row = study.table().row(signal).features();
                            FittedScorer scorer = study.scorer(signal);
                            double threshold = model.threshold().valueProperty().get();
                            Explanation why = t.explainers().of(signal);
                            waterfall.show(
                                    study.table().featureNames(),
                                    row,
                                    why,
                                    study.score(signal),
                                    threshold);
                            feature.show(study, signal, why);
                            flip.setText(
                                    Flip.of(study.table(), scorer, row, threshold, scores)
                                            .map(f -> sentence(study, f))
                                            .orElse(
                                                    ("No change of a single feature"
                                                                    + " to a value seen in training"
                                                                    + " would make it %s.")
                                                            .formatted(
                                                                    Advice.of(
                                                                                            study
                                                                                                    .score(
                                                                                                            signal),
                                                                                            threshold)
                                                                                    == Advice
                                                                                            .EXECUTE
                                                                            ? "SKIP"
                                                                            : "EXECUTE")));
                        });
    }

    private static String sentence(ScoreStudy study, Flip flip) {
        String name = study.table().featureNames().get(flip.feature());
        int decimals = 2;
        String from = Figures.plain(flip.from(), decimals);
        String to = Figures.plain(flip.to(), decimals);
        while (from.equals(to) && decimals < 6) {
            decimals++;
            from = Figures.plain(flip.from(), decimals);
            to = Figures.plain(flip.to(), decimals);
        }
        return "Would be %s if %s were %s instead of %s. That is the smallest single change that flips it."
                .formatted(flip.advice(), name, to, from);
    }

    private void showNeighbours(ScoreStudy study, int signal) {
        List<Neighbours.Neighbour> near = Neighbours.of(study.table(), signal, NEIGHBOURS);
        long won = near.stream().filter(n -> study.table().row(n.signal()).won()).count();
        neighboursTitle.setText(
                near.isEmpty()
                        ? "none was known then"
                        : "%d found, %d won, %d lost"
                                .formatted(near.size(), won, near.size() - won));
        neighbours.getChildren().clear();
        if (!near.isEmpty()) {
            neighbours
                    .getChildren()
                    .add(
                            Nodes.row(
                                    "near-header",
                                    Nodes.label("Signal", "muted", "near-time"),
                                    Nodes.label("", "near-side"),
                                    Nodes.gap(),
                                    Nodes.label("Likeness, %", "muted", "near-number"),
                                    Nodes.label("Net, %", "muted", "near-number"),
                                    Nodes.label("Bars", "muted", "near-bars")));
        }
        for (Neighbours.Neighbour each : near) {
            SignalRow row = study.table().row(each.signal());
            var series = study.table().source(each.signal()).series();
            HBox line =
                    Nodes.row(
                            "near-row",
                            Nodes.label(Times.of(series, row.bar()), "plain", "near-time"),
                            Nodes.label(
                                    row.isLong() ? "▲" : "▼",
                                    row.isLong() ? "gain" : "loss",
                                    "near-side"),
                            Nodes.gap(),
                            Nodes.label(
                                    Figures.plain(100 * each.likeness(), 0),
                                    "plain",
                                    "near-number"),
                            Nodes.label(
                                    Figures.signed(100 * row.netReturn(), 2),
                                    Tone.orPlain(row.netReturn()),
                                    "near-number"),
                            Nodes.label(
                                    Integer.toString(row.exitBar() - row.bar()),
                                    "plain",
                                    "near-bars"));
            Nodes.pressable(
                    line,
                    "%s %s, likeness %s %%, net %s %%"
                            .formatted(
                                    Times.of(series, row.bar()),
                                    row.isLong() ? "long" : "short",
                                    Figures.plain(100 * each.likeness(), 0),
                                    Figures.signed(100 * row.netReturn(), 2)),
                    () -> model.selectedProperty().set(each.signal()));
            neighbours.getChildren().add(line);
        }
    }
}
