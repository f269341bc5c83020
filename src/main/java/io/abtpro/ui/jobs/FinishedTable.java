package io.abtpro.ui.jobs;

import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.task.JobEntry;

import javafx.collections.transformation.SortedList;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;

/// The jobs that are over, one line each.
final class FinishedTable extends VBox {
    private final DenseTable<JobEntry> table = new DenseTable<>("jobs", "Finished jobs");
    private final JobsViewModel model;
    private boolean selecting;

    FinishedTable(JobsViewModel model) {
        this.model = model;
        var sorted = new SortedList<>(model.finished());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.saysIfEmpty("No job is listed here: importing a file is one, so is a tuning.");
        table.words("What", 222, JobEntry::title).getStyleClass().add("first-column");
        table.words(
                "Dataset",
                88,
                e -> e.aboutProperty().get().dataset(),
                e -> e.aboutProperty().get().dataset(),
                _ -> "muted");
        table.words("Started", 112, JobEntry::started, JobText::started, _ -> "muted");
        TableColumn<JobEntry, Long> took =
                table.numbers("Took, m:ss", 76, JobText::seconds, JobText::took);
        DenseTable.explain(took, "From its start to its end, minutes and seconds");
        table.words("Result", 212, model::result);
        TableColumn<JobEntry, String> state = table.words("State", 226, JobText::state);
        state.setCellFactory(_ -> new StateCell());
        getChildren().setAll(table);
        table.prefHeightProperty().bind(heightProperty());
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        entry -> {
                            if (!selecting && entry != null) {
                                model.chosenProperty().set(Optional.of(entry));
                            }
                        });
        model.chosenProperty().subscribe(this::select);
        table.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        openSelected();
                    }
                });
        table.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        openSelected();
                        event.consume();
                    }
                });
    }

    private void openSelected() {
        JobEntry entry = table.getSelectionModel().getSelectedItem();
        if (entry != null) {
            model.open(entry);
        }
    }

    private void select(Optional<JobEntry> entry) {
        selecting = true;
        if (entry.filter(table.getItems()::contains).isPresent()) {
            table.getSelectionModel().select(entry.get());
        } else {
            table.getSelectionModel().clearSelection();
        }
        selecting = false;
    }

    /// Sign, word and remedy: only what failed or was interrupted is amber.
    private final class StateCell extends TableCell<JobEntry, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setGraphic(null);
            JobEntry entry = empty ? null : getTableRow().getItem();
            if (entry == null || text == null) {
                return;
            }
            boolean amber = model.needsYou(entry);
            boolean wentOn =
                    entry.stateProperty().get() == JobEntry.State.INTERRUPTED
                            && model.wentOn(entry);
            var icon = new FontIcon(sign(entry));
            Label words = Nodes.label(wentOn ? "interrupted, went on since" : text);
            words.getStyleClass().add(amber ? "warning" : "muted");
            icon.getStyleClass().add(amber ? "warning-sign" : "muted-sign");
            var row = new HBox(6, icon, words);
            row.getStyleClass().add("state-cell");
            model.remedy(entry)
                    .ifPresent(
                            remedy -> {
                                var link = new Hyperlink(remedy.label());
                                link.getStyleClass().add("remedy");
                                link.setMinWidth(USE_PREF_SIZE);
                                link.setOnAction(_ -> remedy.action().run());
                                row.getChildren().add(link);
                            });
            setGraphic(row);
        }

        private static Feather sign(JobEntry entry) {
            return switch (entry.stateProperty().get()) {
                case COMPLETED -> Feather.CHECK;
                case CANCELLED -> Feather.X;
                case FAILED -> Feather.ALERT_TRIANGLE;
                case INTERRUPTED -> Feather.PAUSE;
                case QUEUED, RUNNING -> Feather.PLAY;
            };
        }
    }
}
