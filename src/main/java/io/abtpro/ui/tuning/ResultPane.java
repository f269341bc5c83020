package io.abtpro.ui.tuning;

import io.abtpro.jobs.TuneParameters;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.FreqtradeJson;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TunedParametersJson;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// The verdict, the candidates ranked by plateau, and what can be done with the best one.
final class ResultPane extends VBox {
    private final TuningViewModel model;
    private final Label verdict = Nodes.label("", "notice");
    private final TableView<Candidate> table = new TableView<>();
    private final Label holdout = Nodes.label("Holdout sealed", "muted");
    private final Button open = new Button("Open the holdout\u2026");

    ResultPane(TuningViewModel model, HoldoutDialog dialog) {
        this.model = model;
        getStyleClass().add("result");
        verdict.setId("tuning-verdict");
        verdict.setWrapText(true);
        verdict.setMaxWidth(Double.MAX_VALUE);
        table.setId("candidates");
        table.getStyleClass().add("dense");
        VBox.setVgrow(table, Priority.ALWAYS);
        holdout.setId("holdout-state");
        open.setId("open-holdout");
        open.setOnAction(_ -> model.sourceProperty().get().ifPresent(source -> model.reportProperty().get()
                .ifPresent(r -> r.tuned().ifPresent(t -> dialog.ask(source, r, t)))));
        var export = new Button("Export tuned parameters\u2026");
        export.setId("export-tuned");
        export.getStyleClass().add("accent");
        export.setOnAction(_ -> save("tuned.json", TunedParametersJson::write));
        var freqtrade = new Button("freqtrade\u2026");
        freqtrade.setOnAction(_ -> save("freqtrade.json", FreqtradeJson::write));
        getChildren().setAll(
                verdict,
                Nodes.row("title-row", Nodes.label("Candidates", "title"),
                        Nodes.label("ranked by plateau; the holdout is never shown here", "muted")),
                table,
                Nodes.row("progress-row", holdout, Nodes.gap(), open, freqtrade, export));
        model.reportProperty().subscribe(found -> found.ifPresent(this::show));
        model.openedProperty().subscribe(found -> {
            open.setDisable(found.isPresent());
            holdout.setText(found.flatMap(r -> r.tuned().objective().holdout())
                    .map(v -> "Holdout opened: " + two(v))
                    .orElse(found.isPresent() ? "Holdout opened: \u2013" : "Holdout sealed"));
        });
    }

    private TunedParameters newest(TunedParameters sealed) {
        return model.openedProperty().get().map(o -> o.tuned()).orElse(sealed);
    }

    private void save(String name, Function<TunedParameters, String> text) {
        model.reportProperty().get().flatMap(TuneParameters.Report::tuned).ifPresent(tuned -> {
            var chooser = new FileChooser();
            chooser.setInitialFileName(name);
            File file = chooser.showSaveDialog(getScene().getWindow());
            if (file != null) {
                try {
                    Files.writeString(file.toPath(), text.apply(newest(tuned)));
                } catch (IOException cannot) {
                    model.fail(new UncheckedIOException("the file was not written: " + cannot.getMessage(), cannot));
                }
            }
        });
    }

    private static String two(double value) {
        return Double.isNaN(value) ? "\u2013" : String.format(Locale.ROOT, "%.2f", value).replace('-', '\u2212');
    }

    private void show(TuneParameters.Report report) {
        verdict.setText(sentence(report));
        open.setVisible(report.tuned().isPresent());
        table.getColumns().clear();
        report.result().grid().ranges().forEach(r -> table.getColumns().add(
                column(r.name(), c -> Double.toString(c.parameters().get(r.name())).replaceAll("\\.0$", ""))));
        table.getColumns().add(column("Plateau", c -> two(c.plateau())));
        table.getColumns().add(column("Train", c -> two(c.train())));
        table.getColumns().add(column("Validation", c -> two(c.validation())));
        table.getColumns().add(column("Trades", c -> Integer.toString(c.trades())));
        table.getColumns().add(column("Max DD, %", c -> two(100 * c.maxDrawdown())));
        table.getColumns().add(column("Note", c -> c.greedy() ? "greedy policy" : c.isPeak() ? "peak, not flat" : ""));
        table.getItems().setAll(report.result().candidates());
    }

    private static TableColumn<Candidate, String> column(String name, Function<Candidate, String> text) {
        var column = new TableColumn<Candidate, String>(name);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        return column;
    }

    /// What the deflated Sharpe ratio and the probability of overfitting say.
    static String sentence(TuneParameters.Report report) {
        if (report.result().best().isEmpty()) {
            return "No winner. No cell met the limits; loosen them or widen the ranges.";
        }
        double pbo = report.result().overfitting().map(o -> o.probability()).orElse(Double.NaN);
        double deflated = report.luck().map(l -> l.deflatedSharpe()).orElse(Double.NaN);
        int trials = report.luck().map(l -> l.trials()).orElse(0);
        boolean holds = deflated >= 0.95 && pbo <= 0.5;
        return "%s In %s %% of the ways to split the training bars the winner of one half ended at or below the median of the other (PBO %s). After %,d trials, deflated Sharpe is %s; above 0.95 would be evidence.%s"
                .formatted(
                        holds ? "Holds so far." : "Probably luck.",
                        Double.isNaN(pbo) ? "\u2013" : Long.toString(Math.round(100 * pbo)), two(pbo), trials,
                        two(deflated),
                        report.openings().isEmpty() ? "" : " The holdout of these bars was opened before: it is spent.");
    }
}
