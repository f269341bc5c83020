package io.abtpro.ui.tuning;

import io.abtpro.diagnostics.Verdict;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Whether the winner can be believed, first in the centre; amber unless it holds.
final class VerdictRow extends HBox {
    private final Text claim = new Text();
    private final Text numbers = new Text();
    private final FontIcon sign = new FontIcon(Feather.ALERT_TRIANGLE);

    VerdictRow(AfterViewModel model) {
        setId("tuning-verdict");
        claim.getStyleClass().add("note-claim");
        numbers.getStyleClass().add("note-text");
        var text = new TextFlow(claim, numbers);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        getChildren().setAll(sign, text);
        setFillHeight(false);
        getStyleClass().setAll("verdict", "verdict-plain");
        model.luckProperty().subscribe(_ -> show(model));
        model.tuning().reportProperty().subscribe(_ -> show(model));
    }

    private void show(AfterViewModel model) {
        model.tuning()
                .reportProperty()
                .get()
                .map(found -> found.verdict(model.luckProperty().get()))
                .ifPresent(this::show);
    }

    private void show(Verdict verdict) {
        claim.setText(verdict.claim() + " ");
        numbers.setText(verdict.numbers());
        setAccessibleText(verdict.sentence());
        sign.setIconCode(verdict.holds() ? Feather.CHECK : Feather.ALERT_TRIANGLE);
        getStyleClass().setAll("verdict", verdict.holds() ? "verdict-plain" : "verdict-warning");
    }
}
