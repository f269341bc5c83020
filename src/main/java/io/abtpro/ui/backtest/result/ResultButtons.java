package io.abtpro.ui.backtest.result;

import io.abtpro.ui.kit.Answers;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done with the result: saved, and copied as JSON.
public final class ResultButtons extends HBox {
    private final ResultViewModel model;

    /// @param save saves the result
    public ResultButtons(ResultViewModel model, Runnable save) {
        this.model = model;
        getStyleClass().add("inputs-buttons");
        var saving = new Button("Save run", new FontIcon(Feather.DOWNLOAD));
        saving.setId("save-run");
        saving.getStyleClass().add("accent");
        saving.setMaxWidth(Double.MAX_VALUE);
        saving.setOnAction(_ -> save.run());
        var json = new Button("JSON", new FontIcon(Feather.COPY));
        json.setId("copy-json");
        json.setOnAction(_ -> Answers.copy(this, "the run as JSON", model.json()));
        HBox.setHgrow(saving, Priority.ALWAYS);
        getChildren()
                .setAll(
                        explained(saving, "Keep this run with its figures (Ctrl+S)"),
                        explained(
                                json,
                                "Copy the run as JSON: inputs, statistics, trades and equity"));
        HBox.setHgrow(getChildren().getFirst(), Priority.ALWAYS);
    }

    /// A disabled control shows no tooltip of its own, so the one around it does.
    private Node explained(Button button, String about) {
        button.disableProperty().bind(model.hasResultProperty().not());
        var around = new HBox(button);
        var tip = new Tooltip();
        tip.textProperty()
                .bind(
                        Bindings.when(button.disableProperty())
                                .then(
                                        "There is no result yet: open a dataset and correct what is"
                                                + " amber.")
                                .otherwise(about));
        Tooltip.install(around, tip);
        return around;
    }
}
