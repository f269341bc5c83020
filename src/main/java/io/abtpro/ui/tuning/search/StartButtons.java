package io.abtpro.ui.tuning.search;

import io.abtpro.ui.kit.JobButtons;
import io.abtpro.ui.tuning.setup.SetupViewModel;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// Starts the search; while it runs, pauses it or lets it go on.
public final class StartButtons extends VBox {
    public StartButtons(SetupViewModel setup, SearchViewModel search) {
        getStyleClass().add("inputs-buttons");
        var start = button("start-tuning");
        start.textProperty()
                .bind(
                        search.outcome()
                                .reportProperty()
                                .map(r -> r.isPresent() ? "Tune again" : "Start tuning"));
        start.disableProperty().bind(setup.problemProperty().isNotEmpty());
        start.setOnAction(_ -> search.start());
        start.visibleProperty().bind(search.runningProperty().not());
        start.managedProperty().bind(start.visibleProperty());
        var pause = button("pause-tuning");
        pause.textProperty().bind(search.pausedProperty().map(p -> p ? "Resume" : "Pause"));
        pause.setOnAction(_ -> search.pauseOrResume());
        pause.visibleProperty().bind(search.runningProperty());
        pause.managedProperty().bind(pause.visibleProperty());
        getChildren().setAll(start, pause);
        JobButtons.focusWhile(search.runningProperty(), JobButtons.pausing(pause));
    }

    private static Button button(String id) {
        var button = new Button();
        button.setId(id);
        button.getStyleClass().add("accent");
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }
}
