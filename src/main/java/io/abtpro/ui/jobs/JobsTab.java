package io.abtpro.ui.jobs;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.WholeText;
import io.abtpro.ui.session.Tab;
import io.abtpro.ui.task.JobEntry;
import io.abtpro.ui.task.Offer;
import io.abtpro.ui.task.RunningJobs;

import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/// The jobs of this and earlier sessions, each with what became of it.
public final class JobsTab implements Tab {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final BorderPane node = new BorderPane();
    private final DenseTable<JobEntry> table = new DenseTable<>("jobs", "Jobs");

    public JobsTab(RunningJobs jobs) {
        table.setItems(jobs.entries());
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.saysIfEmpty("No job was started yet: importing a file or the samples is one.");
        add(
                "Started",
                140,
                e ->
                        new SimpleStringProperty(
                                CLOCK.format(e.started().atZone(ZoneId.systemDefault()))));
        add("Job", 260, e -> new SimpleStringProperty(e.title()));
        add("State", 100, e -> e.stateProperty().map(JobEntry.State::label));
        add("Done", 80, e -> e.fractionProperty().map(JobsTab::percent));
        add("Pace", 160, JobEntry::paceProperty);
        add("What it said", 400, JobEntry::messageProperty);
        table.getColumns().add(cancelColumn());
        var title = new HBox(Nodes.label("Jobs", "title"));
        title.getStyleClass().add("title-row");
        node.getStyleClass().add("panel");
        var offers = new VBox();
        offers.setId("offers");
        offers.getStyleClass().add("offers");
        jobs.offersProperty()
                .subscribe(
                        now ->
                                offers.getChildren()
                                        .setAll(now.stream().map(JobsTab::row).toList()));
        node.setTop(new VBox(title, offers));
        node.setCenter(table);
    }

    private static HBox row(Offer offer) {
        var resume = new Button("Resume");
        resume.getStyleClass().add("accent");
        resume.setOnAction(_ -> offer.resume().run());
        var forget = new Button("Forget");
        forget.setOnAction(_ -> offer.forget().run());
        var row = new HBox(8, Nodes.label(offer.text()), Nodes.gap(), resume, forget);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("offer-row");
        return row;
    }

    private static String percent(Number fraction) {
        return fraction.doubleValue() < 0 ? "\u2013" : Figures.percent(fraction.doubleValue(), 0);
    }

    private void add(String name, double width, Function<JobEntry, ObservableValue<String>> value) {
        var column = new TableColumn<JobEntry, String>(name);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> value.apply(cell.getValue()));
        var cells = column.getCellFactory();
        column.setCellFactory(of -> WholeText.of(cells.call(of)));
        table.getColumns().add(column);
    }

    private static TableColumn<JobEntry, JobEntry> cancelColumn() {
        var column = new TableColumn<JobEntry, JobEntry>("");
        column.setPrefWidth(150);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setCellFactory(_ -> new CancelCell());
        return column;
    }

    /// Buttons while the job is not over.
    private static final class CancelCell extends TableCell<JobEntry, JobEntry> {
        @Override
        protected void updateItem(JobEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(null);
            if (!empty && entry != null) {
                var cancel = new Button("Cancel");
                cancel.getStyleClass().add("flat");
                cancel.visibleProperty().bind(entry.stateProperty().map(state -> !state.isOver()));
                cancel.setOnAction(_ -> entry.cancel());
                var pause = new Button();
                pause.getStyleClass().add("flat");
                pause.textProperty()
                        .bind(entry.pausedProperty().map(paused -> paused ? "Resume" : "Pause"));
                pause.visibleProperty()
                        .bind(
                                entry.stateProperty()
                                        .map(state -> entry.canPause() && !state.isOver()));
                pause.managedProperty().bind(pause.visibleProperty());
                pause.setOnAction(_ -> entry.pauseOrResume());
                setGraphic(new HBox(4, pause, cancel));
            }
        }
    }

    @Override
    public String title() {
        return "Jobs";
    }

    @Override
    public Node node() {
        return node;
    }

    /// Cancels the selected job.
    @Override
    public void primaryAction() {
        JobEntry chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            chosen.cancel();
        }
    }
}
