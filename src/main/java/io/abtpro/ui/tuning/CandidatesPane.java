package io.abtpro.ui.tuning;

import io.abtpro.files.CsvText;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.report.Figures;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.TuningResult;
import io.abtpro.ui.kit.Nodes;

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

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The candidates ranked by plateau; one selection with every other view.
final class CandidatesPane extends VBox {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final AfterViewModel model;
    private final Label count = Nodes.label("", "muted");
    private final TableView<Candidate> table = new TableView<>();
    private boolean following;

    CandidatesPane(AfterViewModel model) {
        this.model = model;
        count.setId("candidates-count");
        count.setMinWidth(0);
        table.setId("candidates");
        table.getStyleClass().add("dense");
        table.setFixedCellSize(24);
        table.setMinHeight(24 + 5 * 24);
        table.setPrefHeight(24 + 8 * 24);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (COPY.match(event)) {
                        copy(table.getSelectionModel().getSelectedItems());
                        event.consume();
                    }
                });
        VBox.setVgrow(table, Priority.ALWAYS);
        var copy = new Button("Copy CSV");
        copy.setId("copy-candidates");
        copy.getStyleClass().addAll("flat", "small-button");
        copy.setOnAction(_ -> copy(table.getItems()));
        getChildren()
                .setAll(
                        Nodes.row(
                                "title-row",
                                Nodes.whole("Candidates", "title"),
                                count,
                                Nodes.gap(),
                                copy),
                        table);
        model.tuning().reportProperty().subscribe(found -> found.ifPresent(this::columns));
        model.shownProperty().subscribe(this::show);
        model.selectedProperty().subscribe(found -> found.ifPresent(this::follow));
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        candidate -> {
                            if (candidate != null && !following) {
                                model.select(candidate);
                            }
                        });
    }

    private void columns(TuneParameters.Report report) {
        TuningResult result = report.result();
        List<Candidate> ranked = result.candidates();
        table.getColumns().clear();
        table.getColumns()
                .add(
                        column(
                                new CandidateColumn(
                                        "#",
                                        "Rank by plateau",
                                        c -> 1 + ranked.indexOf(c),
                                        v -> Figures.plain(v, 0),
                                        "0",
                                        32,
                                        false)));
        model.columns().forEach(c -> table.getColumns().add(column(c)));
        var note = new TableColumn<Candidate, String>("Note");
        note.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(note(result, row.getValue())));
        note.setPrefWidth(150);
        table.getColumns().add(note);
        show(model.shownProperty().get());
    }

    private void show(List<Candidate> candidates) {
        following = true;
        table.getItems().setAll(candidates);
        table.sort();
        following = false;
        model.selectedProperty().get().ifPresent(this::follow);
        model.result()
                .ifPresent(
                        r ->
                                count.setText(
                                        "%,d of %,d, ranked by plateau; the holdout is never shown here"
                                                .formatted(
                                                        candidates.size(), r.candidates().size())));
    }

    private void follow(Candidate candidate) {
        int at = table.getItems().indexOf(candidate);
        if (at < 0) {
            table.getSelectionModel().clearSelection();
        } else if (!table.getSelectionModel().isSelected(at)) {
            following = true;
            table.getSelectionModel().clearAndSelect(at);
            table.scrollTo(Math.max(0, at - 2));
            following = false;
        }
    }

    static String note(TuningResult result, Candidate candidate) {
        List<String> notes = new ArrayList<>();
        if (result.best().filter(best -> best.cell() == candidate.cell()).isPresent()) {
            notes.add("best on training");
        }
        if (candidate.greedy()) {
            notes.add("greedy policy");
        }
        if (candidate.isPeak()) {
            notes.add(notes.isEmpty() ? "peak, not flat" : "a peak");
        }
        return String.join(", ", notes);
    }

    private static TableColumn<Candidate, Double> column(CandidateColumn figure) {
        var column = new TableColumn<Candidate, Double>(figure.name());
        column.getStyleClass().add("number-column");
        column.setPrefWidth(figure.width());
        column.setComparator(Comparator.naturalOrder());
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(figure.value().applyAsDouble(row.getValue())));
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable Double item, boolean empty) {
                                super.updateItem(item, empty);
                                setText(empty || item == null ? "" : figure.text().apply(item));
                                setTooltip(empty ? null : new Tooltip(figure.meaning()));
                            }
                        });
        return column;
    }

    private void copy(List<Candidate> candidates) {
        String text =
                CsvText.of(
                        csv -> {
                            table.getColumns().forEach(column -> csv.text(column.getText()));
                            csv.end();
                            for (Candidate candidate : candidates) {
                                table.getColumns()
                                        .forEach(
                                                column ->
                                                        csv.text(
                                                                String.valueOf(
                                                                        column.getCellData(
                                                                                candidate))));
                                csv.end();
                            }
                        });
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
