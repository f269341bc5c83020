package io.abtpro.ui.signals;

import io.abtpro.diagnostics.Confusion;
import io.abtpro.report.Figures;
import io.abtpro.scoring.AdviceFigures;
import io.abtpro.ui.kit.Nodes;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// What was executed and skipped by what became of it; a cell filters the table.
final class ConfusionPane extends BorderPane {
    private static final List<String> CELLS =
            List.of("EXECUTE, won", "EXECUTE, lost", "SKIP, won", "SKIP, lost");

    private final SignalsViewModel model;
    private final Label title = Nodes.label("", "title");
    private final Label[] counts = {
        Nodes.label("", "cell-count"),
        Nodes.label("", "cell-count"),
        Nodes.label("", "cell-count"),
        Nodes.label("", "cell-count")
    };
    private final Label[] shares = {
        Nodes.label("", "muted"),
        Nodes.label("", "muted"),
        Nodes.label("", "muted"),
        Nodes.label("", "muted")
    };
    private final Label precision = Nodes.label("", "plain");
    private final Label base = Nodes.label("", "plain");
    private final Label recall = Nodes.label("", "plain");
    private final Label accuracy = Nodes.label("", "plain");
    private final Label plainly = Nodes.label("", "plain");

    private static final double SHARE = 70;

    ConfusionPane(SignalsViewModel model) {
        this.model = model;
        getStyleClass().add("panel");
        var grid = new GridPane();
        grid.getStyleClass().add("confusion-grid");
        grid.getColumnConstraints().addAll(new ColumnConstraints(), share(), share());
        grid.add(centred("won"), 1, 0);
        grid.add(centred("lost"), 2, 0);
        grid.add(Nodes.whole("EXECUTE", "plain"), 0, 1);
        grid.add(Nodes.label("SKIP", "plain"), 0, 2);
        grid.add(cell(0, true, Filter.Outcomes.WON), 1, 1);
        grid.add(cell(1, true, Filter.Outcomes.LOST), 2, 1);
        grid.add(cell(2, false, Filter.Outcomes.WON), 1, 2);
        grid.add(cell(3, false, Filter.Outcomes.LOST), 2, 2);
        accuracy.setId("accuracy");
        precision.setId("precision");
        plainly.setId("accuracy-without-gate");
        var figures =
                new VBox(
                        figure(
                                "Precision",
                                precision,
                                "Won share of the executed, with its 95 % interval"),
                        figure("Base rate", base, "Won share of all"),
                        figure("Recall", recall, "Executed share of the won"),
                        figure(
                                "Accuracy",
                                accuracy,
                                "Share whose advice was right: executed and won, or skipped and"
                                        + " lost"),
                        figure(
                                "at 0.50, no skill",
                                plainly,
                                "Accuracy if all scored above 0.50 were executed; and that of"
                                        + " always doing what is right more often"));
        figures.getStyleClass().add("confusion-figures");
        setTop(Nodes.row("title-row", title));
        setCenter(new VBox(grid, figures));
        model.threshold().atProperty().subscribe(this::show);
    }

    private static ColumnConstraints share() {
        var column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setMinWidth(0);
        column.setPrefWidth(SHARE);
        return column;
    }

    private static HBox centred(String text) {
        var box = new HBox(Nodes.label(text, "plain"));
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private VBox cell(int index, boolean executed, Filter.Outcomes outcome) {
        var cell = new VBox(counts[index], shares[index]);
        cell.setId("confusion-" + index);
        cell.getStyleClass().add("confusion-cell");
        Tooltip.install(cell, new Tooltip("Click to list these signals"));
        Nodes.pressable(
                cell,
                "Signals",
                () -> {
                    // The next double above the threshold: a score equal to it is skipped.
                    double border = Math.nextUp(model.threshold().valueProperty().get());
                    Filter filter = Filter.none().withOutcomes(outcome);
                    model.filterProperty()
                            .set(
                                    executed
                                            ? filter.withScores(border, Double.POSITIVE_INFINITY)
                                            : filter.withScores(0, border));
                });
        return cell;
    }

    private static HBox figure(String name, Label value, String tip) {
        Label label = Nodes.label(name, "muted");
        label.setTooltip(new Tooltip(tip));
        return Nodes.row("figure-row", label, Nodes.gap(), value);
    }

    private void show(Optional<AtThreshold> at) {
        at.ifPresent(
                a -> {
                    Confusion c = a.confusion();
                    title.setText("Score above " + Figures.plain(a.threshold(), 2));
                    int[] values = {
                        c.executedWon(), c.executedLost(), c.skippedWon(), c.skippedLost()
                    };
                    for (int k = 0; k < values.length; k++) {
                        double share = (double) values[k] / Math.max(1, c.count());
                        counts[k].setText(Figures.count(values[k]));
                        shares[k].setText("%s %%".formatted(Figures.plain(100 * share, 0)));
                        counts[k]
                                .getParent()
                                .setAccessibleText(
                                        CELLS.get(k)
                                                + ": "
                                                + counts[k].getText()
                                                + " signals, "
                                                + shares[k].getText());
                        int ramp = (int) Math.min(3, Math.floor(share * 6));
                        counts[k]
                                .getParent()
                                .getStyleClass()
                                .setAll("confusion-cell", "pressable", "ramp-" + ramp);
                    }
                    show(precision, a.figures().flatMap(AdviceFigures::precision), true);
                    show(base, a.figures().map(AdviceFigures::baseRate), false);
                    show(recall, a.figures().flatMap(AdviceFigures::recall), false);
                    show(accuracy, a.figures().map(AdviceFigures::accuracy), true);
                    plainly.setText(
                            a.figures()
                                    .map(
                                            f ->
                                                    Figures.percent(f.accuracyAtHalf().value())
                                                            + ", "
                                                            + Figures.percent(f.withoutSkill()))
                                    .orElse(Figures.ABSENT));
                    plainly.setTooltip(
                            a.figures()
                                    .map(f -> new Tooltip(words(f.accuracyAtHalf())))
                                    .orElse(null));
                });
    }

    /// @param withInterval true to write the interval beside the share; its tooltip has it anyway
    private static void show(
            Label label, Optional<AdviceFigures.Share> share, boolean withInterval) {
        label.setText(
                share.map(
                                s ->
                                        withInterval
                                                ? "%s (%s to %s)"
                                                        .formatted(
                                                                Figures.percent(s.value()),
                                                                Figures.plain(
                                                                        100 * s.interval().low(),
                                                                        0),
                                                                Figures.plain(
                                                                        100 * s.interval().high(),
                                                                        0))
                                                : Figures.percent(s.value()))
                        .orElse(Figures.ABSENT));
        label.setTooltip(share.map(s -> new Tooltip(words(s))).orElse(null));
    }

    private static String words(AdviceFigures.Share share) {
        return "95 %% interval %s to %s, of %s signals worth %s independent ones in this share"
                .formatted(
                        Figures.percent(share.interval().low()),
                                Figures.percent(share.interval().high()),
                        Figures.count(share.of()), Figures.plain(share.independent(), 0));
    }
}
