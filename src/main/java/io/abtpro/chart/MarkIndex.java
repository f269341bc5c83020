package io.abtpro.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Marks by shape in the order of their bars, so that those in view are found by bisection.
final class MarkIndex {
    /// The id of no mark.
    static final int NONE = -1;

    private static final double ASIDE = 7;

    private final Map<Layer.Shape, Layer.Mark[]> ordered = new EnumMap<>(Layer.Shape.class);
    private int asked = NONE;
    private List<Layer.Mark> answer = List.of();

    MarkIndex(List<Layer.Mark> marks) {
        Map<Layer.Shape, List<Layer.Mark>> byShape = new EnumMap<>(Layer.Shape.class);
        for (Layer.Mark mark : marks) {
            byShape.computeIfAbsent(mark.shape(), _ -> new ArrayList<>()).add(mark);
        }
        byShape.forEach(
                (shape, ofShape) -> {
                    if (!isOrdered(ofShape)) {
                        ofShape.sort(Comparator.comparingInt(Layer.Mark::bar));
                    }
                    ordered.put(shape, ofShape.toArray(Layer.Mark[]::new));
                });
    }

    private static boolean isOrdered(List<Layer.Mark> marks) {
        for (int i = 1; i < marks.size(); i++) {
            if (marks.get(i).bar() < marks.get(i - 1).bar()) {
                return false;
            }
        }
        return true;
    }

    /// The marks of a shape, earliest first.
    Layer.Mark[] of(Layer.Shape shape) {
        return ordered.getOrDefault(shape, new Layer.Mark[0]);
    }

    /// The index of the first of `marks` at `bar` or later, looked for from `start` on.
    static int first(Layer.Mark[] marks, int start, double bar) {
        int low = start;
        int high = marks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (marks[middle].bar() < bar) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The marks of this id.
    List<Layer.Mark> chosen(int id) {
        if (id == NONE) {
            return List.of();
        }
        if (id != asked) {
            asked = id;
            answer =
                    ordered.values().stream()
                            .flatMap(Arrays::stream)
                            .filter(mark -> mark.id() == id)
                            .toList();
        }
        return answer;
    }

    /// The mark nearest to a pixel, at most 7 aside and 20 above or below.
    Optional<Layer.Mark> at(double x, double y, Scale scale) {
        double firstBar = scale.bar(x - ASIDE);
        double lastBar = scale.bar(x + ASIDE);
        Optional<Layer.Mark> nearest = Optional.empty();
        double best = Double.POSITIVE_INFINITY;
        for (Layer.Mark[] marks : ordered.values()) {
            for (int i = first(marks, 0, firstBar);
                    i < marks.length && marks[i].bar() <= lastBar;
                    i++) {
                double aside = Math.abs(scale.x(marks[i].bar()) - x);
                double above = Math.abs(scale.y(marks[i].value()) - y);
                if (aside < ASIDE && above < 20 && aside + above < best) {
                    best = aside + above;
                    nearest = Optional.of(marks[i]);
                }
            }
        }
        return nearest;
    }
}
