package io.abtpro.ui.tuning;

import io.abtpro.ui.kit.FileDialogs;

import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import java.time.Clock;

/// The Tuning tab: inputs; splits with what to do, the search at work, or its result.
final class TuningView extends BorderPane {
    TuningView(TuningViewModel model, HoldoutDialog holdout, TuningTab.Applying applying) {
        this(model, holdout, FileDialogs.ofPlatform(), applying);
    }

    TuningView(
            TuningViewModel model,
            HoldoutDialog holdout,
            FileDialogs files,
            TuningTab.Applying applying) {
        getStyleClass().add("tuning");
        var judged =
                Bindings.createBooleanBinding(
                        () -> model.reportProperty().get().isPresent(), model.reportProperty());
        var result =
                new ResultPane(
                        model.after(Clock.systemUTC()), model.walk(), holdout, files, applying);
        var past = model.past();
        var empty = NothingTuned.of(model, model.expected(), past);
        var deck = new LazyCards();
        deck.add(empty, model.runningProperty().or(judged).or(past.shownProperty()).not());
        deck.add(new RunningPane(model), model.runningProperty());
        deck.add(result, judged.and(past.shownProperty().not()));
        deck.add(new HistoryPane(past), past.shownProperty());
        var splits = new SplitsPane(model);
        splits.visibleProperty().bind(judged.or(past.shownProperty()).not());
        splits.managedProperty().bind(splits.visibleProperty());
        deck.setMinSize(0, 0);
        VBox.setVgrow(deck, Priority.ALWAYS);
        var inputs = new InputsPane(model);
        var tuned = model.importing(applying);
        inputs.setBottom(new VBox(new HistoryList(past, files, tuned::read), inputs.getBottom()));
        setLeft(inputs);
        setCenter(new VBox(splits, deck));
        // Nobody sees a tab that is behind another, or a window that is put away.
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(window -> ((Stage) window).iconifiedProperty())
                .orElse(false)
                .flatMap(away -> visibleProperty().map(visible -> visible && !away))
                .subscribe(model.search()::watch);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.SPACE && model.runningProperty().get()) {
                        model.pauseOrResume();
                        event.consume();
                    }
                });
    }
}
