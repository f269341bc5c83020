package io.abtpro.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Marks by shape in the order of their bars, so that those in view are found by bisection.
final class MarkIndex {
    /// The id of no mark.
    static final int NONE = -1;

    private static final double ASIDE = 7;
    private static final double REACH = 5;

    private final Map<Layer.Shape, Layer.Mark[]> ordered = new EnumMap<>(Layer.Shape.class);
    private final Map<Layer.Shape, Pyramid> values = new EnumMap<>(Layer.Shape.class);
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

    /// The value that marks `from` to `to` (exclusive) of a shape stand clear of: the greatest of
    /// those above their bars, the least of the others.
    double outermost(Layer.Shape shape, int from, int to) {
        Pyramid known =
                values.computeIfAbsent(
                        shape,
                        wanted ->
                                new Pyramid(
                                        Arrays.stream(of(wanted))
                                                .mapToDouble(Layer.Mark::value)
                                                .toArray()));
        return MarkGroups.isAbove(shape) ? known.max(from, to) : known.min(from, to);
    }

    /// The marks that stand as one at a pixel or hardly beside it; empty for none.
    List<Layer.Mark> at(double x, double y, Scale scale) {
        List<Layer.Mark> nearest = List.of();
        double best = Double.POSITIVE_INFINITY;
        for (MarkGroups.Group group : MarkGroups.of(this, scale)) {
            Rectangle2D box = group.box();
            double aside = Math.abs(group.x() - x);
            double above = Math.abs(box.getCenterY() - y);
            boolean hit =
                    aside < Math.max(ASIDE, box.getWidth() / 2)
                            && above < box.getHeight() / 2 + REACH;
            if (hit && aside + above < best) {
                best = aside + above;
                nearest = Arrays.asList(of(group.shape())).subList(group.from(), group.to());
            }
        }
        return nearest;
    }
}
