package io.abtpro.ui.jobs;

import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.task.JobEntry;
import io.abtpro.ui.task.Offer;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What runs first, then what is over in one table; the chosen job at the right.
final class JobsView extends BorderPane {
    private static final double DIALOG_WIDTH = 400;
    private static final double MOST_NOW = 240;
    private static final String ABOUT =
            "A double click or Enter opens the result. An interrupted tuning resumes where it"
                    + " stood; a cancelled one keeps what it found, and its backtests count.";

    private final JobsViewModel model;
    private final ModalLayer layer;

    JobsView(JobsViewModel model, ModalLayer layer) {
        this.model = model;
        this.layer = layer;
        getStyleClass().add("jobs");
        var table = new FinishedTable(model);
        VBox.setVgrow(table, Priority.ALWAYS);
        Label about = Nodes.label(ABOUT, "muted", "jobs-about");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        setCenter(new VBox(nowTitle(), offers(), now(), chips(), table, about));
        setRight(new JobDetails(model));
    }

    private Node nowTitle() {
        Label count = Nodes.label("", "muted");
        count.setId("jobs-now");
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.now().isEmpty()
                                                ? "nothing runs"
                                                : model.now().size() + " at work",
                                model.now()));
        return Nodes.row("title-row", Nodes.whole("Now", "title"), count);
    }

    /// What could go on and is of no job in the list.
    private VBox offers() {
        var offers = new VBox();
        offers.setId("offers");
        offers.getStyleClass().add("offers");
        model.unlistedOffers()
                .subscribe(
                        all ->
                                offers.getChildren()
                                        .setAll(all.stream().map(JobsView::row).toList()));
        return offers;
    }

    private static HBox row(Offer offer) {
        var resume = new Button("Resume");
        resume.getStyleClass().add("accent");
        resume.setMinWidth(USE_PREF_SIZE);
        resume.setOnAction(_ -> offer.resume().run());
        var forget = new Button("Forget");
        forget.setMinWidth(USE_PREF_SIZE);
        forget.setOnAction(_ -> offer.forget().run());
        Label text = Nodes.label(offer.text());
        text.setWrapText(true);
        return Nodes.row("offer-row", text, Nodes.gap(), resume, forget);
    }

    private Node now() {
        var cards = new VBox();
        cards.setId("now");
        Map<JobEntry, Node> cardOf = new HashMap<>();
        Runnable lay =
                () -> {
                    cardOf.keySet().retainAll(model.now());
                    List<Node> shown =
                            model.now().stream()
                                    .map(e -> cardOf.computeIfAbsent(e, this::card))
                                    .toList();
                    if (!cards.getChildren().equals(shown)) {
                        cards.getChildren().setAll(shown);
                    }
                };
        lay.run();
        model.now().addListener((Observable _) -> lay.run());
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(MOST_NOW);
        scroll.setMinHeight(USE_PREF_SIZE);
        scroll.prefViewportHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.min(MOST_NOW, cards.getHeight()),
                                cards.heightProperty()));
        scroll.visibleProperty().bind(Bindings.isNotEmpty(model.now()));
        scroll.managedProperty().bind(scroll.visibleProperty());
        return scroll;
    }

    private Node card(JobEntry entry) {
        return new NowCard(entry, model);
    }

    private Node chips() {
        var group = new ToggleGroup();
        var row = Nodes.row("title-row", Nodes.whole("Finished", "title"));
        for (Chip chip : Chip.values()) {
            var button = new ToggleButton();
            button.setId("chip-" + chip.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().add("filter-chip");
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            var count = model.count(chip);
            button.textProperty().bind(count.map(n -> chip.word() + " " + n));
            button.setSelected(chip == Chip.ALL);
            button.setOnAction(
                    _ -> {
                        button.setSelected(true);
                        model.chipProperty().set(chip);
                    });
            boolean always = chip == Chip.ALL;
            button.visibleProperty()
                    .bind(
                            Bindings.createBooleanBinding(
                                    () ->
                                            always
                                                    || count.getValue() > 0
                                                    || model.chipProperty().get() == chip,
                                    count,
                                    model.chipProperty()));
            button.managedProperty().bind(button.visibleProperty());
            row.getChildren().add(button);
        }
        Button clear =
                Nodes.button("clear-finished", "Clear finished\u2026", this::confirmClearing);
        clear.getStyleClass().add("flat");
        clear.setMinWidth(USE_PREF_SIZE);
        row.getChildren().addAll(Nodes.gap(), clear);
        return row;
    }

    private void confirmClearing() {
        String what = model.clearing();
        Label consequence =
                Nodes.label(what.isEmpty() ? "No finished job is listed that could go." : what);
        consequence.setWrapText(true);
        Button keep = Nodes.button("keep-jobs", "Keep them", layer::close);
        keep.getStyleClass().add("accent");
        Button clear =
                Nodes.button(
                        "confirm-clear",
                        "Clear",
                        () -> {
                            layer.close();
                            model.clear();
                        });
        clear.setDisable(what.isEmpty());
        var box =
                new VBox(
                        Nodes.label("Clear finished jobs?", "title"),
                        consequence,
                        Nodes.row("dialog-buttons", keep, clear));
        box.getStyleClass().add("dialog");
        box.setMaxSize(DIALOG_WIDTH, USE_PREF_SIZE);
        layer.show(box, keep, () -> {});
    }
}
