package io.abtpro.ui.tuning;

import java.time.Clock;
import javafx.beans.binding.Bindings;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The Tuning tab: inputs; splits with what to do, the search at work, or its result.
final class TuningView extends BorderPane {
    static final String STYLES = "io/abtpro/ui/tuning/tuning.css";

    TuningView(TuningViewModel model, HoldoutDialog holdout, TuningTab.Applying applying) {
        this(model, holdout, TuningFiles.ofPlatform(), applying);
    }

    TuningView(TuningViewModel model, HoldoutDialog holdout, TuningFiles files, TuningTab.Applying applying) {
        getStyleClass().add("tuning");
        getStylesheets().add(STYLES);
        var judged = Bindings.createBooleanBinding(
                () -> model.reportProperty().get().isPresent(), model.reportProperty());
        var result = new ResultPane(
                new AfterViewModel(model, Clock.systemUTC()), new WalkViewModel(model, System::nanoTime), holdout, files,
                applying);
        var past = new HistoryViewModel(model);
        result.visibleProperty().bind(judged.and(past.shownProperty().not()));
        var history = new HistoryPane(past);
        history.visibleProperty().bind(past.shownProperty());
        var work = new RunningPane(model);
        work.visibleProperty().bind(model.runningProperty());
        var empty = new EmptyPane(model, new ExpectedViewModel(model, System::nanoTime), past);
        empty.visibleProperty().bind(model.runningProperty().or(judged).or(past.shownProperty()).not());
        var splits = new SplitsPane(model);
        splits.visibleProperty().bind(judged.or(past.shownProperty()).not());
        splits.managedProperty().bind(splits.visibleProperty());
        var stack = new StackPane(empty, work, result, history);
        stack.setMinSize(0, 0);
        VBox.setVgrow(stack, Priority.ALWAYS);
        var inputs = new InputsPane(model);
        var tuned = new TunedImport(model.session(), applying);
        inputs.setBottom(new VBox(new HistoryList(past, files, tuned::read), inputs.getBottom()));
        setLeft(inputs);
        setCenter(new VBox(splits, stack));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE && model.runningProperty().get()) {
                model.pauseOrResume();
                event.consume();
            }
        });
    }
}
