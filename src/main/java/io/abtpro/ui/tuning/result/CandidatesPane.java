package io.abtpro.ui.tuning.result;

import io.abtpro.files.CsvText;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.report.Figures;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.TuningResult;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/// The candidates ranked by plateau; one selection with every other view.
final class CandidatesPane extends VBox {
    private final ResultViewModel model;
    private final Label count = Nodes.label("", "muted");
    private final DenseTable<Candidate> table =
            new DenseTable<>("candidates", "Candidates, ranked by plateau");
    private boolean following;

    CandidatesPane(ResultViewModel model) {
        this.model = model;
        count.setId("candidates-count");
        count.setMinWidth(0);
        table.setMinHeight(DenseTable.ROW * 6);
        table.setPrefHeight(DenseTable.ROW * 9);
        table.copies(this::copy);
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
        model.reportProperty().subscribe(found -> found.ifPresent(this::columns));
        model.shownProperty().subscribe(this::show);
        model.selectedProperty().subscribe(found -> found.ifPresent(this::select));
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
        add(
                new CandidateColumn(
                        "#",
                        "Rank by plateau",
                        c -> 1 + ranked.indexOf(c),
                        v -> Figures.plain(v, 0),
                        "0",
                        32,
                        false));
        model.columns().forEach(this::add);
        table.words("Note", 150, c -> note(result, c));
        show(model.shownProperty().get());
    }

    private void show(List<Candidate> candidates) {
        following = true;
        table.getItems().setAll(candidates);
        table.sort();
        following = false;
        model.selectedProperty().get().ifPresent(this::select);
        model.result()
                .ifPresent(
                        r ->
                                count.setText(
                                        "%,d of the %,d best of %,d tried%s, by plateau; no holdout here"
                                                .formatted(
                                                        candidates.size(),
                                                        r.candidates().size(),
                                                        r.distinctBacktests(),
                                                        r.greedy().isPresent()
                                                                ? " and the greedy policy's"
                                                                : "")));
    }

    private void select(Candidate candidate) {
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

    private void add(CandidateColumn figure) {
        var column =
                table.numbers(
                        figure.name(),
                        figure.width(),
                        figure.value()::applyAsDouble,
                        c -> figure.text().apply(figure.value().applyAsDouble(c)));
        DenseTable.explainCells(column, figure.meaning());
    }

    private void copy(List<Candidate> candidates) {
        Answers.copy(
                this,
                Figures.count(candidates.size(), "candidate") + " as CSV",
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
                        }));
    }
}
