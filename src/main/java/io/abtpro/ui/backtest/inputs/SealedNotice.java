package io.abtpro.ui.backtest.inputs;

import io.abtpro.holdout.OpeningWord;
import io.abtpro.ui.session.ModalLayer;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// Says that a run waits because it would look at a sealed holdout; ends the period before it, or
/// opens it for good.
public final class SealedNotice extends HBox {
    private static final int WIDTH = 528;

    private final InputsViewModel model;
    private final ModalLayer layer;
    private final Label text = new Label();
    private final Button before = new Button("End before it");

    /// @param layer where the question is asked
    public SealedNotice(InputsViewModel model, ModalLayer layer) {
        this.model = model;
        this.layer = layer;
        setId("sealed-notice");
        getStyleClass().add("notice");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        before.setId("end-before-holdout");
        before.setOnAction(
                _ ->
                        waiting()
                                .ifPresent(
                                        s ->
                                                model.setPeriod(
                                                        s.inputs().from(),
                                                        Optional.of(s.dayBefore()))));
        var open = new Button("Open the holdout\u2026");
        open.setId("backtest-open-holdout");
        open.setOnAction(_ -> waiting().ifPresent(this::askToOpen));
        before.setMinWidth(USE_PREF_SIZE);
        open.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(text, before, open);
        model.sealed().stoppedProperty().subscribe(_ -> show());
        model.sealed().shortenedProperty().subscribe(_ -> show());
    }

    private Optional<SealedGuard.Stopped> waiting() {
        return model.sealed()
                .stoppedProperty()
                .get()
                .or(() -> model.sealed().shortenedProperty().get());
    }

    private void show() {
        boolean stops = model.sealed().stoppedProperty().get().isPresent();
        setVisible(waiting().isPresent());
        setManaged(waiting().isPresent());
        before.setVisible(stops);
        before.setManaged(stops);
        waiting()
                .ifPresent(
                        s ->
                                text.setText(
                                        stops
                                                ? ("The period reaches into the sealed holdout of a"
                                                       + " tuning of %s, %s. Nothing was run; the"
                                                       + " result shown is the last one before.")
                                                        .formatted(s.holdout().tuned(), s.span())
                                                : ("The period ends on %s: the holdout"
                                                                + " of a tuning of %s, %s, stays"
                                                                + " sealed.")
                                                        .formatted(
                                                                s.dayBefore(),
                                                                s.holdout().tuned(),
                                                                s.span())));
    }

    /// The words are those of the Tuning tab.
    private void askToOpen(SealedGuard.Stopped stopped) {
        OpeningWord word = model.openingWord();
        var typed = new TextField();
        typed.setId("backtest-holdout-symbol");
        typed.setAccessibleText("Type " + word + " to go on");
        var keep = new Button("Keep it sealed");
        keep.setOnAction(_ -> layer.close());
        var open = new Button("Open once");
        open.setId("backtest-open-once");
        open.disableProperty().bind(typed.textProperty().map(t -> !word.isTyped(t)));
        open.setOnAction(
                _ -> {
                    layer.close();
                    model.openSealed();
                });
        var what =
                new Label(
                        "This backtest of %s will be run on the %,d bars from %s too."
                                .formatted(
                                        stopped.inputs().strategy().id(),
                                        stopped.holdout().holdout().toBar()
                                                - stopped.holdout().holdout().fromBar(),
                                        stopped.span()));
        var warning =
                new Label(
                        "After this the holdout is spent. Later tunings on these bars will say so,"
                                + " and every export will carry the date of opening. There is no"
                                + " undo.");
        for (Label label : new Label[] {what, warning}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        var title = new Label("Open the holdout of " + stopped.holdout().tuned() + "?");
        title.getStyleClass().add("title");
        var row = new HBox(8, new Label("Type " + word.text() + " to go on"), typed);
        row.setAlignment(Pos.CENTER_LEFT);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var box = new VBox(12, title, what, warning, row, new HBox(8, gap, keep, open));
        box.getStyleClass().add("dialog");
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        layer.show(box, typed, () -> {});
    }
}
