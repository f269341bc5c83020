package io.abtpro.ui.jobs;

import io.abtpro.chart.XyPicture;
import io.abtpro.jobs.JobCourse;
import io.abtpro.report.Figures;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.task.JobEntry;
import io.abtpro.ui.task.Offer;

import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import java.util.List;
import java.util.Optional;

/// What the chosen job was asked, how it went and what it said.
final class JobDetails extends BorderPane {
    private static final int LAST_LINES = 8;
    private static final double CHART = 150;

    private final JobsViewModel model;
    private final Label title = Nodes.label("", "title");
    private final Label state = Nodes.whole("", "muted");
    private final Label result = Nodes.label("", "best");
    private final Label took = Nodes.whole("", "muted");
    private final VBox inputs = new VBox();
    private final Label progress = Nodes.label("", "muted");
    private final XyChart chart = new XyChart().named("Progress");
    private final Label logTitle = Nodes.label("", "muted");
    private final Button all = new Button("All");
    private final VBox log = new VBox();
    private final Button open = new Button("Open result");
    private final Button again = new Button("Run again");
    private final Button forget = new Button("Forget");
    private final Button copy = new Button("Copy for a report");
    private Subscription following = Subscription.EMPTY;
    private boolean whole;

    JobDetails(JobsViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "details");
        setId("job-details");
        result.setWrapText(true);
        result.setId("job-result");
        inputs.setId("job-inputs");
        log.setId("job-log");
        log.getStyleClass().add("job-log");
        chart.setMinHeight(CHART);
        chart.setPrefHeight(CHART);
        chart.setId("job-course");
        title.setMinWidth(0);
        all.setId("job-log-all");
        all.getStyleClass().add("flat");
        all.setOnAction(
                _ -> {
                    whole = !whole;
                    show();
                });
        HBox.setHgrow(result, Priority.ALWAYS);
        var content =
                new VBox(
                        Nodes.row("title-row", title, Nodes.gap(), state),
                        Nodes.row("job-came", result, took),
                        section(Nodes.row("title-row", Nodes.whole("Inputs", "title"))),
                        inputs,
                        section(Nodes.row("title-row", Nodes.whole("Progress", "title"), progress)),
                        chart,
                        section(
                                Nodes.row(
                                        "title-row",
                                        Nodes.whole("Log", "title"),
                                        logTitle,
                                        Nodes.gap(),
                                        all)),
                        log);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        setBottom(buttons());
        model.chosenProperty().subscribe(this::follow);
        model.finished().addListener((Observable _) -> show());
    }

    private static Region section(Region row) {
        row.getStyleClass().add("section-above");
        return row;
    }

    private VBox buttons() {
        open.setId("open-result");
        open.getStyleClass().add("accent");
        open.setMaxWidth(Double.MAX_VALUE);
        open.setOnAction(_ -> model.openResult());
        again.setId("run-again");
        again.setOnAction(_ -> model.runAgain());
        forget.setId("forget-interrupted");
        forget.setOnAction(
                _ ->
                        model.chosenProperty()
                                .get()
                                .flatMap(model::offer)
                                .map(Offer::forget)
                                .ifPresent(Runnable::run));
        forget.managedProperty().bind(forget.visibleProperty());
        copy.setId("copy-job");
        copy.setOnAction(
                _ -> Answers.copy(copy, "what the job was asked and did", model.reportOfChosen()));
        var box =
                new VBox(8, around(open), new HBox(8, around(again), around(forget), around(copy)));
        box.getStyleClass().addAll("details-button", "section-above");
        return box;
    }

    /// A disabled button takes no mouse, so the pane around it says why it is.
    private static StackPane around(Button button) {
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(USE_PREF_SIZE);
        var pane = new StackPane(button);
        HBox.setHgrow(pane, Priority.ALWAYS);
        pane.managedProperty().bind(button.managedProperty());
        return pane;
    }

    private static void allow(Button button, String whyNot, String does) {
        button.setDisable(!whyNot.isEmpty());
        var tip = new Tooltip(whyNot.isEmpty() ? does : whyNot);
        button.setTooltip(tip);
        button.setAccessibleHelp(tip.getText());
        Tooltip.install(button.getParent(), tip);
    }

    private void follow(Optional<JobEntry> entry) {
        following.unsubscribe();
        whole = false;
        following =
                entry.map(
                                e ->
                                        Subscription.combine(
                                                e.messageProperty().subscribe(_ -> show()),
                                                e.stateProperty().subscribe(_ -> show()),
                                                e.countedProperty().subscribe(_ -> show())))
                        .orElse(Subscription.EMPTY);
        show();
    }

    private void show() {
        Optional<JobEntry> chosen = model.chosenProperty().get();
        setVisible(chosen.isPresent());
        chosen.ifPresent(this::show);
    }

    private void show(JobEntry entry) {
        title.setText(entry.title());
        boolean amber = model.needsYou(entry);
        state.setText(JobText.state(entry).replaceFirst(" and kept.*", ""));
        state.getStyleClass().setAll("label", amber ? "warning" : "muted");
        boolean over = entry.stateProperty().get().isOver();
        result.setText(over ? model.result(entry) : entry.messageProperty().get());
        took.setText(over ? JobText.took(entry) : "");
        inputs.getChildren().clear();
        entry.aboutProperty().get().inputs().forEach(this::input);
        if (inputs.getChildren().isEmpty()) {
            inputs.getChildren()
                    .add(Nodes.label("It told nothing of its inputs.", "muted", "job-none"));
        }
        String counted = JobText.counted(entry);
        progress.setText(counted);
        Optional<XyPicture> course = CoursePicture.of(entry);
        course.ifPresentOrElse(chart::show, chart::clear);
        chart.setVisible(course.isPresent());
        chart.setManaged(course.isPresent());
        log(entry.course().lines());
        allow(open, model.whyNotOpen(entry), "Shows it in its tab");
        allow(again, model.whyNotAgain(entry), "Starts the same once more");
        forget.setVisible(model.offer(entry).isPresent());
        allow(forget, "", "Gives up what could go on; its backtests stay counted");
        allow(copy, "", "Inputs, result and log as text");
    }

    private void input(String name, String value) {
        Label label = Nodes.whole(name, "muted");
        Label text = Nodes.label(value, name.endsWith("hash") ? "mono" : "plain");
        text.setMinWidth(0);
        inputs.getChildren().add(Nodes.row("job-input", label, Nodes.gap(), text));
    }

    private void log(List<JobCourse.Line> lines) {
        boolean cut = lines.size() > LAST_LINES && !whole;
        logTitle.setText(
                cut
                        ? "%s, the last %d"
                                .formatted(Figures.count(lines.size(), "line"), LAST_LINES)
                        : Figures.count(lines.size(), "line"));
        all.setText(whole ? "Last " + LAST_LINES : "All");
        all.setVisible(lines.size() > LAST_LINES);
        log.getChildren()
                .setAll(
                        lines.stream()
                                .skip(cut ? lines.size() - LAST_LINES : 0)
                                .map(JobDetails::line)
                                .toList());
    }

    private static HBox line(JobCourse.Line line) {
        Label time = Nodes.whole(JobText.clock(line.at()), "muted", "mono");
        Label text = Nodes.label(line.text(), "mono");
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(8, time, text);
        row.getStyleClass().add("log-line");
        return row;
    }
}
