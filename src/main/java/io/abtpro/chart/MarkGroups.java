package io.abtpro.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Where marks stand: each by itself where there is room, those nearer together than that as one
/// with their count. Exits stand outside the entries of their side, so that both marks of a
/// reversal are seen.
final class MarkGroups {
    /// Marks of a kind nearer than this many pixels become one.
    static final double NEAR = 6;

    /// Pixels that a mark with a count takes the place of.
    static final double COUNTED = 24;

    private static final double CLEAR = 9;
    private static final double HEIGHT = 8;
    private static final double HALF = 4.5;
    private static final double COUNT_HEIGHT = 10;
    private static final double COUNT_CHARACTER = 5.6;

    /// How far before the view a row of close marks is followed, so that panning leaves the groups
    /// as they are.
    private static final int FOLLOWED = 256;

    /// Marks of one shape that are drawn as one.
    ///
    /// @param from, to the first of them in the index's order, and the one after the last
    /// @param x the middle in pixels
    /// @param tip the end that points at the bar
    record Group(Layer.Shape shape, int from, int to, double x, double tip) {
        int count() {
            return to - from;
        }

        boolean isAbove() {
            return MarkGroups.isAbove(shape);
        }

        /// The count as it is written; empty for one.
        String text() {
            if (count() == 1) {
                return "";
            }
            return count() < 1000 ? Integer.toString(count()) : Math.round(count() / 1e3) + "k";
        }

        /// What the shape and the count cover.
        Rectangle2D box() {
            double half = Math.max(HALF, text().length() * COUNT_CHARACTER / 2);
            double high = HEIGHT + (count() == 1 ? 0 : COUNT_HEIGHT + 1);
            return new Rectangle2D.Double(x - half, isAbove() ? tip - high : tip, 2 * half, high);
        }

        private Group clearOf(List<Group> inner) {
            Group placed = this;
            boolean moved = true;
            while (moved) {
                moved = false;
                for (Group other : inner) {
                    if (other.isAbove() == isAbove() && placed.box().intersects(other.box())) {
                        double edge =
                                isAbove() ? other.box().getMinY() - 2 : other.box().getMaxY() + 2;
                        placed = new Group(shape, from, to, x, edge);
                        moved = true;
                    }
                }
            }
            return placed;
        }
    }

    private MarkGroups() {}

    /// True for marks that stand above their bar.
    static boolean isAbove(Layer.Shape shape) {
        return switch (shape) {
            case LONG_ENTRY, SHORT_EXIT -> false;
            case LONG_EXIT, SHORT_ENTRY, FINDING -> true;
        };
    }

    /// The groups in view, those that stand nearest to the price first.
    static List<Group> of(MarkIndex index, Scale scale) {
        List<Group> entries = new ArrayList<>();
        entries.addAll(of(index, Layer.Shape.LONG_ENTRY, scale));
        entries.addAll(of(index, Layer.Shape.SHORT_ENTRY, scale));
        List<Group> all = new ArrayList<>(entries);
        for (Layer.Shape outer :
                List.of(Layer.Shape.LONG_EXIT, Layer.Shape.SHORT_EXIT, Layer.Shape.FINDING)) {
            List<Group> placed =
                    of(index, outer, scale).stream().map(g -> g.clearOf(near(entries, g))).toList();
            all.addAll(placed);
        }
        return all;
    }

    private static List<Group> near(List<Group> entries, Group group) {
        return entries.stream().filter(e -> Math.abs(e.x() - group.x()) < 2 * COUNTED).toList();
    }

    private static List<Group> of(MarkIndex index, Layer.Shape shape, Scale scale) {
        Layer.Mark[] marks = index.of(shape);
        double near = NEAR / scale.barWidth();
        double counted = COUNTED / scale.barWidth();
        int last = MarkIndex.first(marks, 0, Math.ceil(scale.to()) + 1);
        List<Group> groups = new ArrayList<>();
        int from = start(marks, MarkIndex.first(marks, 0, Math.floor(scale.from())), near);
        while (from < last) {
            int to = MarkIndex.first(marks, from, marks[from].bar() + near);
            if (to > from + 1) {
                to = MarkIndex.first(marks, from, marks[from].bar() + counted);
            }
            double x = scale.x((marks[from].bar() + marks[to - 1].bar()) / 2.0);
            double value = index.outermost(shape, from, to);
            if (Double.isFinite(scale.y(value)) && isIn(scale, x)) {
                double tip = scale.y(value) + (isAbove(shape) ? -CLEAR : CLEAR);
                groups.add(new Group(shape, from, to, x, tip));
            }
            from = to;
        }
        return groups;
    }

    private static boolean isIn(Scale scale, double x) {
        return x >= scale.area().getX() - HALF && x <= scale.area().getMaxX() + HALF;
    }

    /// The first of the close marks that reach into the view.
    private static int start(Layer.Mark[] marks, int seen, double near) {
        int start = seen;
        while (start > 0
                && start < marks.length
                && seen - start < FOLLOWED
                && marks[start].bar() - marks[start - 1].bar() < near) {
            start--;
        }
        return start;
    }
}
