package io.abtpro.ui.jobs;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.JobButtons;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.task.JobEntry;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A job at work, with its own buttons.
final class NowCard extends HBox {
    private static final double PROGRESS = 320;
    private static final int INPUTS = 3;

    /// Inputs that stand in the title already, or say little.
    private static final Set<String> UNTOLD =
            Set.of("Dataset", "Strategy", "Method", "Learner", "Costs, fill", "File", "Objective");

    NowCard(JobEntry entry, JobsViewModel model) {
        getStyleClass().add("now-card");
        Label title = Nodes.label(entry.title(), "best");
        Label about = Nodes.label("", "muted");
        about.textProperty().bind(entry.aboutProperty().map(_ -> about(entry)));
        Label message = Nodes.label("", "muted");
        message.textProperty().bind(entry.messageProperty());
        var words = new VBox(title, about, message);
        words.getStyleClass().add("now-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        for (Label label : new Label[] {title, about, message}) {
            label.setMinWidth(0);
        }
        getChildren().setAll(words, progress(entry), buttons(entry));
        setOnMouseClicked(_ -> model.chosenProperty().set(Optional.of(entry)));
    }

    private static String about(JobEntry entry) {
        var about = entry.aboutProperty().get();
        String inputs =
                about.inputs().entrySet().stream()
                        .filter(e -> !UNTOLD.contains(e.getKey()))
                        .limit(INPUTS)
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(" \u00b7 "));
        return Stream.of(about.dataset(), "started " + JobText.clock(entry.started()), inputs)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(" \u00b7 "));
    }

    private static VBox progress(JobEntry entry) {
        ObservableValue<String> counted =
                Bindings.createStringBinding(
                        () -> JobText.counted(entry),
                        entry.countedProperty(),
                        entry.aboutProperty());
        Label count = Nodes.label("");
        count.textProperty().bind(counted);
        Label percent = Nodes.whole("");
        percent.textProperty()
                .bind(
                        entry.fractionProperty()
                                .map(
                                        f ->
                                                f.doubleValue() < 0
                                                        ? ""
                                                        : Figures.percent(f.doubleValue(), 0)));
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(entry.fractionProperty());
        Label pace = Nodes.label("", "muted");
        pace.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        entry.stateProperty().get() == JobEntry.State.QUEUED
                                                ? "Waits for a free worker"
                                                : entry.pausedProperty().get()
                                                        ? "Paused"
                                                        : entry.paceProperty().get(),
                                entry.stateProperty(),
                                entry.pausedProperty(),
                                entry.paceProperty()));
        var progress = new VBox(Nodes.row("next-row", count, Nodes.gap(), percent), bar, pace);
        progress.getStyleClass().add("now-progress");
        progress.setMinWidth(PROGRESS);
        progress.setMaxWidth(PROGRESS);
        return progress;
    }

    private static HBox buttons(JobEntry entry) {
        var pause = new Button();
        pause.textProperty()
                .bind(entry.pausedProperty().map(paused -> paused ? "Resume" : "Pause"));
        pause.setVisible(entry.canPause());
        pause.setManaged(entry.canPause());
        JobButtons.pausing(pause).setOnAction(_ -> entry.pauseOrResume());
        var cancel = new Button("Cancel");
        JobButtons.cancelling(cancel)
                .setOnAction(
                        _ -> {
                            cancel.setDisable(true);
                            entry.cancel();
                        });
        for (Button button : new Button[] {pause, cancel}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        return Nodes.row("now-buttons", pause, cancel);
    }
}
