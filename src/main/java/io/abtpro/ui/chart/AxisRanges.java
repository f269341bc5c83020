package io.abtpro.ui.chart;

import io.abtpro.chart.Pane;

import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.util.Duration;

import org.jfree.data.Range;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The value axes on screen: while held they keep their range, let go they ease to what the values
/// need.
final class AxisRanges {
    private static final Duration EASE = Duration.millis(120);

    private final DoubleProperty share = new SimpleDoubleProperty(this, "share", 1);
    private final Timeline ease = new Timeline(new KeyFrame(EASE, new KeyValue(share, 1)));
    private final Map<String, Range> shown = new HashMap<>();
    private Map<String, Range> eased = Map.of();
    private boolean held;

    /// @param redraw runs at each step of the easing
    AxisRanges(Runnable redraw) {
        share.subscribe(_ -> redraw.run());
    }

    void hold(boolean hold) {
        if (held && !hold) {
            eased = Map.copyOf(shown);
            share.set(0);
            ease.playFromStart();
        } else if (hold) {
            ease.stop();
            share.set(1);
        }
        held = hold;
    }

    /// The ranges to draw now, where the values in view need `wanted`.
    List<Range> now(List<Pane> panes, List<Range> wanted) {
        List<Range> now = new java.util.ArrayList<>();
        for (int i = 0; i < panes.size(); i++) {
            String name = panes.get(i).name();
            Range range = one(name, wanted.get(i));
            shown.put(name, range);
            now.add(range);
        }
        return now;
    }

    private Range one(String name, Range wanted) {
        Range before = held ? shown.get(name) : eased.get(name);
        double done = held ? 0 : share.get();
        if (before == null || done >= 1) {
            return wanted;
        }
        return new Range(
                before.getLowerBound() + done * (wanted.getLowerBound() - before.getLowerBound()),
                before.getUpperBound() + done * (wanted.getUpperBound() - before.getUpperBound()));
    }
}
