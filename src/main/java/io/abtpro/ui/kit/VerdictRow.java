package io.abtpro.ui.kit;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a result is worth, first in the centre of a tab: amber with a sign unless it holds. As high
/// as its sentences need at its width.
public final class VerdictRow extends HBox {
    private static final double LEAST_HEIGHT = 40;
    private static final double FOUR_LINES = 68;

    private final double least;
    private final Text claim = new Text();
    private final Text numbers = new Text();
    private final FontIcon sign = new FontIcon(Feather.CHECK);

    public VerdictRow(String id) {
        this(id, LEAST_HEIGHT);
    }

    private VerdictRow(String id, double least) {
        this.least = least;
        setId(id);
        claim.getStyleClass().add("note-claim");
        numbers.getStyleClass().add("note-text");
        var text = new TextFlow(claim, numbers);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().setAll(sign, text);
        setFillHeight(false);
        setMinHeight(USE_PREF_SIZE);
        getStyleClass().setAll("verdict", "verdict-plain");
    }

    /// One that has room for four lines from the start: its sentences follow what is dragged below
    /// it, which must not move meanwhile.
    public static VerdictRow ofDragged(String id) {
        return new VerdictRow(id, FOUR_LINES);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(least, super.computePrefHeight(width));
    }

    /// @param holds true where the evidence stands
    /// @param said two to six words
    /// @param behind the sentences with the figures
    public void say(boolean holds, String said, String behind) {
        claim.setText(said.strip() + " ");
        numbers.setText(behind);
        setAccessibleText(claim.getText() + behind);
        sign.setIconCode(holds ? Feather.CHECK : Feather.ALERT_TRIANGLE);
        getStyleClass().setAll("verdict", holds ? "verdict-plain" : "verdict-warning");
    }
}
