package io.abtpro.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The primary button of a tab that trains: it trains, and while that runs it cancels.
public final class TrainingButtons extends VBox {
    /// @param training true while it runs
    /// @param trained true where there is a result, so that it is trained again
    /// @param possible true where there is something to train on
    public record State(
            ObservableValue<Boolean> training,
            ObservableValue<Boolean> trained,
            ObservableValue<Boolean> possible) {}

    /// @param ids of the button that trains and of the one that cancels
    public TrainingButtons(Ids ids, State state, Runnable train, Runnable cancel) {
        var start = wide(new Button("", new FontIcon(Feather.PLAY)), ids.train(), train);
        start.getStyleClass().add("accent");
        start.textProperty().bind(state.trained().map(has -> has ? "Train again" : "Train"));
        start.visibleProperty().bind(state.training().map(runs -> !runs));
        start.disableProperty().bind(state.possible().map(can -> !can));
        var stop =
                wide(new Button("Cancel training", new FontIcon(Feather.X)), ids.cancel(), cancel);
        stop.visibleProperty().bind(state.training());
        JobButtons.focusWhile(state.training(), JobButtons.cancelling(stop));
        getChildren().setAll(start, stop);
        getStyleClass().add("inputs-buttons");
    }

    public record Ids(String train, String cancel) {}

    /// The button of an empty pane that trains for the first time.
    public static Button first(String id, State state, Runnable train) {
        Button button = Nodes.button(id, "Train", train);
        button.getStyleClass().add("accent");
        button.visibleProperty()
                .bind(state.possible().flatMap(can -> state.training().map(runs -> can && !runs)));
        return button;
    }

    private static Button wide(Button button, String id, Runnable action) {
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> action.run());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }
}
