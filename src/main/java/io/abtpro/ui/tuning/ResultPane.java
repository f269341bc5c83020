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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// The verdict, the candidates ranked by plateau, and what can be done with the best one.
final class ResultPane extends VBox {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final TuningViewModel model;
    private final Label verdict = Nodes.label("", "notice");
    private final TableView<Candidate> table = new TableView<>();
    private final Label holdout = Nodes.label("Holdout sealed", "muted");
    private final Button open = new Button("Open the holdout\u2026");

    /// @param applying told the strategy's parameters and execution that the Backtest tab is to run
    ResultPane(TuningViewModel model, HoldoutDialog dialog, TuningTab.Applying applying) {
        this.model = model;
        getStyleClass().add("result");
        verdict.setId("tuning-verdict");
        verdict.setWrapText(true);
        verdict.setMaxWidth(Double.MAX_VALUE);
        table.setId("candidates");
        table.getStyleClass().add("dense");
        table.setFixedCellSize(24);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        holdout.setId("holdout-state");
        open.setId("open-holdout");
        open.setOnAction(_ -> model.sourceProperty().get().ifPresent(source -> model.reportProperty().get()
                .ifPresent(r -> r.tuned().ifPresent(t -> dialog.ask(source, r, t)))));
        var export = new Button("Export tuned parameters\u2026");
        export.setId("export-tuned");
        export.getStyleClass().add("accent");
        export.setOnAction(_ -> save("tuned.json", TunedParametersJson::write));
        var apply = new Button("Apply to Backtest tab");
        apply.setId("apply-candidate");
        apply.setTooltip(new Tooltip(
                "Run the selected candidate in the Backtest tab, up to the day before the holdout while that is sealed"));
        apply.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        apply.setOnAction(_ -> model.reportProperty().get().ifPresent(report -> applying.apply(
                report.result().grid().strategy(), table.getSelectionModel().getSelectedItem().parameters(),
                report.result().options().execution(), until(report))));
        var freqtrade = new Button("freqtrade\u2026");
        freqtrade.setOnAction(_ -> save("freqtrade.json", FreqtradeJson::write));
        getChildren().setAll(
                verdict,
                Nodes.row("title-row", Nodes.label("Candidates", "title"),
                        Nodes.label(
                                "ranked by plateau; export and holdout take the one marked chosen, the best on training;"
                                        + " the holdout is never shown here",
                                "muted")),
                table,
                Nodes.row("progress-row", holdout, Nodes.gap(), apply, open, freqtrade, export));
        model.reportProperty().subscribe(found -> found.ifPresent(this::show));
        model.openedProperty().subscribe(found -> {
            open.setDisable(found.isPresent());
            holdout.setText(found.flatMap(r -> r.tuned().objective().holdout())
                    .map(v -> "Holdout opened: " + two(v))
                    .orElse(found.isPresent() ? "Holdout opened: \u2013" : "Holdout sealed"));
        });
    }

    /// The last day without a bar of the holdout, while that is sealed.
    private Optional<LocalDate> until(TuneParameters.Report report) {
        return model.openedProperty().get().isPresent()
                ? Optional.empty()
                : model.sourceProperty().get().map(source -> LocalDate.ofInstant(
                                Instant.ofEpochMilli(
                                        source.series().openTime(report.result().splits().holdout().fromBar())),
                                source.series().zone())
                        .minusDays(1));
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
                column(r.name(), c -> c.parameters().get(r.name()), v -> Double.toString(v).replaceAll("\\.0$", ""))));
        table.getColumns().add(column("Plateau", Candidate::plateau, ResultPane::two));
        table.getColumns().add(column("Train", Candidate::train, ResultPane::two));
        table.getColumns().add(column("Validation", Candidate::validation, ResultPane::two));
        table.getColumns().add(column("Trades", c -> (double) c.trades(), v -> "%.0f".formatted(v)));
        table.getColumns().add(column("Max DD, %", c -> 100 * c.maxDrawdown(), ResultPane::two));
        var note = new TableColumn<Candidate, String>("Note");
        note.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(note(report, row.getValue())));
        note.setPrefWidth(220);
        table.getColumns().add(note);
        table.getItems().setAll(report.result().candidates());
        report.result().best().ifPresent(best -> {
            table.getSelectionModel().select(best);
            table.scrollTo(best);
        });
    }

    private static String note(TuneParameters.Report report, Candidate candidate) {
        List<String> notes = new ArrayList<>();
        if (report.result().best().filter(best -> best.cell() == candidate.cell()).isPresent()) {
            notes.add("chosen");
        }
        if (candidate.greedy()) {
            notes.add("greedy policy");
        }
        if (candidate.isPeak()) {
            notes.add("peak, not flat");
        }
        return String.join(", ", notes);
    }

    private static TableColumn<Candidate, Double> column(
            String name, Function<Candidate, Double> value, Function<Double, String> text) {
        var column = new TableColumn<Candidate, Double>(name);
        column.getStyleClass().add("number-column");
        column.setPrefWidth(92);
        column.setComparator(Comparator.naturalOrder());
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Double item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : text.apply(item));
            }
        });
        return column;
    }

    private void copy() {
        var text = new StringBuilder();
        table.getColumns().forEach(column -> text.append(text.isEmpty() ? "" : ",").append('"').append(column.getText()).append('"'));
        for (Candidate candidate : table.getSelectionModel().getSelectedItems()) {
            text.append('\n');
            String separator = "";
            for (TableColumn<Candidate, ?> column : table.getColumns()) {
                text.append(separator).append('"').append(column.getCellData(candidate)).append('"');
                separator = ",";
            }
        }
        var content = new ClipboardContent();
        content.putString(text.append('\n').toString());
        Clipboard.getSystemClipboard().setContent(content);
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
        String overfitting = Double.isNaN(pbo)
                ? "The probability of overfitting is not known: too little was searched, or the search was cancelled."
                : "In %d %% of the ways to split the training bars the winner of one half ended at or below the median of the other (PBO %s)."
                        .formatted(Math.round(100 * pbo), two(pbo));
        return "%s %s After %,d trials, deflated Sharpe is %s; above 0.95 would be evidence.%s"
                .formatted(
                        holds ? "Holds so far." : "Probably luck.", overfitting, trials, two(deflated),
                        report.openings().isEmpty() ? "" : " The holdout of these bars was opened before: it is spent.");
    }
}
