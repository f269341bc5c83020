package io.abtpro.ui.tuning;

import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.Shortcut;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.tuning.history.HistoryList;
import io.abtpro.ui.tuning.history.HistoryPane;
import io.abtpro.ui.tuning.result.CandidateReceiver;
import io.abtpro.ui.tuning.result.ResultPane;
import io.abtpro.ui.tuning.search.RunningPane;
import io.abtpro.ui.tuning.search.StartButtons;
import io.abtpro.ui.tuning.setup.InputsPane;
import io.abtpro.ui.tuning.setup.SplitsPane;

import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The Tuning tab: inputs; splits with what to do, the search at work, or its result.
final class TuningView extends BorderPane {
    TuningView(TuningViewModel model, ModalLayer layer, CandidateReceiver receiver) {
        this(model, layer, FileDialogs.ofPlatform(), receiver);
    }

    TuningView(
            TuningViewModel model,
            ModalLayer layer,
            FileDialogs files,
            CandidateReceiver receiver) {
        getStyleClass().add("tuning");
        var search = model.search();
        var running = search.runningProperty();
        var report = search.outcome().reportProperty();
        var judged = Bindings.createBooleanBinding(() -> report.get().isPresent(), report);
        var result = new ResultPane(model.result(), model.walk(), layer, files, receiver);
        var past = model.history();
        var empty = NothingTuned.of(model, model.expected(), past);
        var deck = new LazyCards();
        deck.add(empty, running.or(judged).or(past.shownProperty()).not());
        deck.add(new RunningPane(search), running);
        deck.add(result, judged.and(past.shownProperty().not()));
        deck.add(new HistoryPane(past), past.shownProperty());
        var splits = new SplitsPane(model.setup(), search.outcome().openedProperty());
        splits.visibleProperty().bind(judged.or(past.shownProperty()).not());
        splits.managedProperty().bind(splits.visibleProperty());
        deck.setMinSize(0, 0);
        VBox.setVgrow(deck, Priority.ALWAYS);
        var inputs =
                new InputsPane(
                        model.setup(),
                        new StartButtons(model.setup(), search),
                        model.ofAnotherResearch(),
                        search::start);
        inputs.setBottom(new VBox(new HistoryList(past, files, receiver), inputs.getBottom()));
        setLeft(inputs);
        setCenter(new VBox(splits, deck));
        // Nobody sees a tab that is behind another, or a window that is put away.
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(window -> ((Stage) window).iconifiedProperty())
                .orElse(false)
                .flatMap(away -> visibleProperty().map(visible -> visible && !away))
                .subscribe(search::setSeen);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (Shortcut.EXPORT.matches(event)
                            && judged.get()
                            && lookup("#export-tuned") instanceof Button export) {
                        export.fire();
                        event.consume();
                    }
                });
    }
}
