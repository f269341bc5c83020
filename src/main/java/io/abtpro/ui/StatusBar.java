package io.abtpro.ui;

import io.abtpro.ui.kit.JobButtons;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.task.JobEntry;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;

/// The last message, the running job, and figures: 28 px.
final class StatusBar extends HBox {
    private static final Duration QUIET = Duration.millis(150);
    private static final double BAR = 60;
    private static final Duration FIGURES_EVERY = Duration.seconds(2);

    private final HBox job = new HBox(8);
    private final PauseTransition quiet = new PauseTransition(QUIET);

    StatusBar(ShellViewModel model) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label message = Nodes.label("", "status-message");
        message.setId("status-message");
        message.setMinWidth(0);
        message.setGraphic(new FontIcon(Feather.CHECK));
        message.textProperty().bind(model.statusProperty());
        Label figures = Nodes.label("", "muted");
        figures.setId("status-figures");
        figures.textProperty().bind(model.figuresProperty());
        figures.setMinWidth(USE_PREF_SIZE);
        job.setId("status-job");
        job.setAlignment(Pos.CENTER_LEFT);
        job.managedProperty().bind(job.visibleProperty());
        job.setVisible(false);
        Label readOnly = Nodes.label("Read only", "muted");
        readOnly.setId("status-read-only");
        readOnly.setMinWidth(USE_PREF_SIZE);
        readOnly.setGraphic(new FontIcon(Feather.LOCK));
        readOnly.setTooltip(new Tooltip("The workspace cannot be written: nothing is stored."));
        boolean locked = model.isReadOnly();
        readOnly.setVisible(locked);
        readOnly.setManaged(locked);
        getChildren().setAll(message, Nodes.gap(), job, readOnly, figures);
        quiet.setOnFinished(_ -> model.jobs().currentProperty().get().ifPresent(this::show));
        model.jobs().currentProperty().subscribe(this::changed);
        var figuresClock = new Timeline(new KeyFrame(FIGURES_EVERY, _ -> model.refreshFigures()));
        figuresClock.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene == null) {
                                figuresClock.stop();
                            } else {
                                figuresClock.play();
                            }
                        });
    }

    private void changed(Optional<JobEntry> current) {
        if (current.isPresent()) {
            quiet.playFromStart();
        } else {
            quiet.stop();
            if (job.lookupAll(".button").stream().anyMatch(Node::isFocused)) {
                requestFocus();
            }
            job.setVisible(false);
        }
    }

    private void show(JobEntry entry) {
        var bar = new ProgressBar();
        bar.progressProperty().bind(entry.fractionProperty());
        Label pace = Nodes.label("", "muted", "number");
        pace.textProperty().bind(entry.paceProperty());
        var cancel = new Button("Cancel");
        cancel.setId("cancel-job");
        JobButtons.cancelling(cancel)
                .setOnAction(
                        _ -> {
                            cancel.setDisable(true);
                            entry.cancel();
                        });
        var pause = new Button();
        pause.setId("pause-job");
        pause.textProperty()
                .bind(entry.pausedProperty().map(paused -> paused ? "Resume" : "Pause"));
        pause.setVisible(entry.canPause());
        pause.setManaged(entry.canPause());
        JobButtons.pausing(pause).setOnAction(_ -> entry.pauseOrResume());
        pause.setMinWidth(USE_PREF_SIZE);
        cancel.setMinWidth(USE_PREF_SIZE);
        bar.setMinWidth(BAR);
        pace.setMinWidth(USE_PREF_SIZE);
        Label title = Nodes.label(entry.title());
        title.setMinWidth(0);
        job.getChildren().setAll(title, bar, pace, pause, cancel);
        job.setVisible(true);
        if (getScene() != null && JobButtons.isFree(getScene().getFocusOwner())) {
            (entry.canPause() ? pause : cancel).requestFocus();
        }
    }
}
