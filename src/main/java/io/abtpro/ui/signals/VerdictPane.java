package io.abtpro.ui.signals;

import io.abtpro.diagnostics.Verdict;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;

/// What the scores are worth, first in the centre; amber unless they hold.
final class VerdictPane extends HBox {
    private final Text claim = new Text();
    private final Text numbers = new Text();
    private final FontIcon sign = new FontIcon(Feather.ALERT_TRIANGLE);

    VerdictPane(SignalsViewModel model) {
        setId("signals-verdict");
        claim.getStyleClass().add("note-claim");
        numbers.getStyleClass().add("note-text");
        var text = new TextFlow(claim, numbers);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        getChildren().setAll(sign, text);
        setFillHeight(false);
        getStyleClass().setAll("verdict", "verdict-plain");
        model.threshold().atProperty().subscribe(_ -> show(model));
        model.threshold().chanceProperty().subscribe(_ -> show(model));
    }

    private void show(SignalsViewModel model) {
        model.threshold()
                .atProperty()
                .get()
                .ifPresent(
                        a -> {
                            Optional<Verdict> verdict =
                                    a.verdict(model.threshold().chanceProperty().get());
                            claim.setText(
                                    verdict.map(v -> v.claim() + " ").orElse("Nothing to judge. "));
                            numbers.setText(
                                    verdict.map(Verdict::numbers)
                                            .orElse(
                                                    "No signal that a model had not seen has an"
                                                            + " outcome yet."));
                            boolean holds = verdict.map(Verdict::holds).orElse(false);
                            sign.setIconCode(holds ? Feather.CHECK : Feather.ALERT_TRIANGLE);
                            getStyleClass()
                                    .setAll("verdict", holds ? "verdict-plain" : "verdict-warning");
                        });
    }
}
