package io.abtpro.ui.tuning.setup;

import io.abtpro.bars.BarSeries;
import io.abtpro.jobs.TuningSource;
import io.abtpro.tuning.Splits;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The three edges of the splits over their chart: dragged, moved by the arrow keys, or typed after
/// a double click.
final class SplitHandles extends Region {
    private static final double WIDTH = 18;
    private static final double BELOW = 24;
    private static final int MANY = 10;
    private static final List<String> NAMES = List.of("train-from", "train-to", "validation-to");

    private final SetupViewModel model;
    private final XyChart chart;
    private final List<StackPane> handles;
    private final Label tag = Nodes.whole("", "split-tag");
    private final TextField typed = new TextField();
    private int shown = -1;
    private int asked;

    SplitHandles(SetupViewModel model, XyChart chart) {
        this.model = model;
        this.chart = chart;
        handles = NAMES.stream().map(this::handle).toList();
        tag.setVisible(false);
        tag.setMouseTransparent(true);
        typed.setId("split-date");
        typed.setVisible(false);
        typed.setOnAction(_ -> take());
        typed.focusedProperty()
                .subscribe(focused -> typed.setVisible(typed.isVisible() && focused));
        typed.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        typed.setVisible(false);
                        model.refusal().clear();
                        event.consume();
                    }
                });
        model.refusal()
                .splitsProperty()
                .subscribe(
                        fault -> typed.pseudoClassStateChanged(Nodes.REJECTED, !fault.isEmpty()));
        getChildren().add(chart);
        getChildren().addAll(handles);
        getChildren().addAll(tag, typed);
        model.lockedProperty()
                .subscribe(running -> handles.forEach(h -> h.setMouseTransparent(running)));
    }

    private StackPane handle(String name) {
        int index = NAMES.indexOf(name);
        var grip = new Region();
        grip.getStyleClass().add("split-grip");
        var handle = new StackPane(grip);
        handle.setId("split-" + name);
        handle.getStyleClass().add("split-handle");
        handle.setAccessibleText("Edge of the splits: " + name.replace('-', ' '));
        handle.setFocusTraversable(true);
        handle.setCursor(Cursor.H_RESIZE);
        handle.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    handle.requestFocus();
                    if (event.getClickCount() == 2) {
                        typeDate(index);
                    }
                    event.consume();
                });
        handle.addEventHandler(
                MouseEvent.MOUSE_DRAGGED,
                event -> {
                    drag(index, chart.sceneToLocal(event.getSceneX(), event.getSceneY()).getX());
                    event.consume();
                });
        handle.addEventHandler(KeyEvent.KEY_PRESSED, event -> press(index, event));
        handle.focusedProperty()
                .subscribe(
                        focused -> {
                            shown = focused ? index : shown == index ? -1 : shown;
                            requestLayout();
                        });
        return handle;
    }

    private void press(int index, KeyEvent event) {
        int step = event.isShiftDown() ? MANY : 1;
        switch (event.getCode()) {
            case LEFT -> moveBy(index, -step);
            case RIGHT -> moveBy(index, step);
            case ENTER -> typeDate(index);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveBy(int index, int bars) {
        model.sourceProperty()
                .get()
                .ifPresent(
                        source ->
                                model.setupProperty()
                                        .get()
                                        .ifPresent(
                                                setup -> {
                                                    int bar =
                                                            Math.clamp(
                                                                    edge(index).bar(setup.splits())
                                                                            + bars,
                                                                    0,
                                                                    source.series().size() - 1);
                                                    move(
                                                            index,
                                                            bar,
                                                            SplitEdge.date(source.series(), bar));
                                                }));
    }

    /// Moves an edge, or says why it cannot be there; true where it was moved.
    private boolean move(int index, int bar, String asked) {
        var source = model.sourceProperty().get();
        var setup = model.setupProperty().get();
        if (source.isEmpty() || setup.isEmpty()) {
            return false;
        }
        Splits splits = setup.get().splits();
        var fault = edge(index).fault(source.get().series(), splits, bar, asked);
        fault.ifPresentOrElse(
                model.refusal()::saySplits,
                () -> {
                    int[] edges = edges(splits);
                    edges[index] = bar;
                    model.split(edges[0], edges[1], edges[2]);
                });
        return fault.isEmpty();
    }

    /// Takes an edge along as far as it can go.
    private void drag(int index, double x) {
        Optional<TuningSource> source = model.sourceProperty().get();
        model.setupProperty()
                .get()
                .filter(_ -> source.isPresent())
                .ifPresent(setup -> drag(index, x, source.orElseThrow().series(), setup.splits()));
    }

    private void drag(int index, double x, BarSeries bars, Splits splits) {
        double[] across = chart.across().get();
        double share = Math.clamp((x - across[0]) / Math.max(1, across[1] - across[0]), 0, 1);
        double from = bars.openTime(0);
        double to = bars.openTime(bars.size() - 1);
        int bar = bars.firstAtOrAfter((long) (from + share * (to - from)));
        int nearest = edge(index).nearest(bars, splits, bar);
        move(index, nearest, SplitEdge.date(bars, nearest));
    }

    private void typeDate(int index) {
        if (model.lockedProperty().get()) {
            return;
        }
        model.refusal().clear();
        asked = index;
        typed.setText(date(index));
        typed.setVisible(true);
        typed.requestFocus();
        typed.selectAll();
        requestLayout();
    }

    /// Moves the edge to the date typed; where it cannot be, the field stays to be mended.
    private void take() {
        String text = typed.getText().strip();
        model.sourceProperty()
                .get()
                .ifPresent(
                        source -> {
                            try {
                                LocalDateTime at =
                                        text.length() <= 10
                                                ? LocalDate.parse(text).atStartOfDay()
                                                : LocalDateTime.parse(text);
                                long millis =
                                        at.atZone(source.series().zone())
                                                .toInstant()
                                                .toEpochMilli();
                                typed.setVisible(
                                        !move(asked, source.series().firstAtOrAfter(millis), text));
                            } catch (DateTimeParseException cannot) {
                                model.refusal()
                                        .saySplits(
                                                "a date must look like 2012-05-04 or 2012-05-04T15:30, was '%s'"
                                                        .formatted(text));
                            }
                        });
    }

    private static SplitEdge edge(int index) {
        return SplitEdge.values()[index];
    }

    private static int[] edges(Splits splits) {
        return Arrays.stream(SplitEdge.values()).mapToInt(edge -> edge.bar(splits)).toArray();
    }

    private String date(int index) {
        return model.sourceProperty()
                .get()
                .flatMap(
                        source ->
                                model.setupProperty()
                                        .get()
                                        .map(
                                                setup ->
                                                        SplitEdge.date(
                                                                source.series(),
                                                                edge(index).bar(setup.splits()))))
                .orElse("");
    }

    @Override
    protected void layoutChildren() {
        chart.resizeRelocate(0, 0, getWidth(), getHeight());
        chart.layout();
        var source = model.sourceProperty().get();
        var setup = model.setupProperty().get();
        boolean known = source.isPresent() && setup.isPresent();
        handles.forEach(h -> h.setVisible(known));
        tag.setVisible(known && shown >= 0 && !typed.isVisible());
        if (!known) {
            return;
        }
        BarSeries bars = source.get().series();
        double[] across = chart.across().get();
        double from = bars.openTime(0);
        double span = Math.max(1, bars.openTime(bars.size() - 1) - from);
        int[] edges = edges(setup.get().splits());
        for (int i = 0; i < edges.length; i++) {
            double at = bars.openTime(i == 0 ? edges[i] : edges[i] - 1);
            double x = across[0] + (at - from) / span * (across[1] - across[0]);
            handles.get(i)
                    .resizeRelocate(x - WIDTH / 2, 0, WIDTH, Math.max(0, getHeight() - BELOW));
            if (i == shown) {
                tag.setText(date(i));
                beside(tag, x);
            }
            if (i == asked) {
                beside(typed, x);
            }
        }
    }

    private void beside(Region node, double x) {
        node.autosize();
        double width = node.prefWidth(-1);
        double left = x + WIDTH + width > getWidth() ? x - WIDTH / 2 - width : x + WIDTH / 2;
        node.resizeRelocate(
                left,
                (getHeight() - BELOW) / 2 - node.prefHeight(-1) / 2,
                width,
                node.prefHeight(-1));
    }
}
