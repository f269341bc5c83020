package io.abtpro.chart;

import java.util.List;

/// Something drawn in a pane. Arrays have one element for each time of the chart; NaN is not drawn.
/// Never mutated.
public sealed interface Layer extends ChartLayer {
    /// Candles: hollow up, filled down; ranges when narrower than 3 px.
    record Candles(double[] open, double[] high, double[] low, double[] close) implements Layer {}

    /// A line in one of the theme's styles.
    record Line(String name, double[] values, Style style) implements Layer {}

    /// A dashed horizontal line at `value`, such as a threshold; named at its left end.
    record Level(String name, double value) implements Layer {}

    /// The ground between the line and zero, such as a drawdown.
    record Area(String name, double[] values, Style style) implements Layer {}

    /// The ground between two lines, such as a forecast band; the widest of several comes first.
    record Band(String name, double[] low, double[] high, Shade shade) implements Layer {}

    /// A strip coloured quietly where `values` has a number, in the warning's colour where `warned`
    /// says so.
    ///
    /// The ribbons of a pane lie under each other; a pane of ribbons has their names for an axis.
    record Ribbon(String name, double[] values, boolean[] warned) implements Layer {}

    /// Bars from zero, such as volume.
    record Bars(String name, double[] values) implements Layer {}

    /// Marks at bars, selectable by index in the list.
    record Markers(List<Mark> marks) implements Layer {
        public Markers {
            marks = List.copyOf(marks);
        }
    }

    /// A shaded span of bars.
    record Span(int fromBar, int toBar) implements Layer {}

    /// A hatched span of bars over what is drawn, with why at its upper end.
    record Hatch(int fromBar, int toBar, String why) implements Layer {}

    /// @param id what the selection property holds when the mark is chosen
    record Mark(int bar, double value, Shape shape, int id) {}

    /// The shapes of the style guide.
    enum Shape {
        LONG_ENTRY,
        LONG_EXIT,
        SHORT_ENTRY,
        SHORT_EXIT,
        FINDING
    }

    /// Lines of the style guide: what their colour means, how they are dashed and how wide they are
    /// in pixels.
    enum Style {
        OURS(Role.OURS, Dash.SOLID, 1.6f),
        PRICE(Role.PLAIN, Dash.SOLID, 1.1f),
        AVERAGE(Role.OURS, Dash.SOLID, 1.4f),
        SLOW_AVERAGE(Role.PLAIN, Dash.LONG),
        BUY_AND_HOLD(Role.COMPARISON, Dash.LONG),
        COMPARISON_1(Role.COMPARISON, Dash.DOTTED),
        COMPARISON_2(Role.COMPARISON, Dash.MIXED),
        COMPARISON_3(Role.COMPARISON, Dash.SHORT),
        COMPARISON_4(Role.COMPARISON, Dash.LONG),
        COMPARISON_5(Role.COMPARISON, Dash.LONGEST),
        COMPARISON_6(Role.COMPARISON, Dash.DOUBLY_MIXED),
        SPREAD(Role.COMPARISON, Dash.SPARSE);

        private final Role role;
        private final Dash dash;
        private final float width;

        Style(Role role, Dash dash) {
            this(role, dash, 1.2f);
        }

        Style(Role role, Dash dash, float width) {
            this.role = role;
            this.dash = dash;
            this.width = width;
        }

        Role role() {
            return role;
        }

        Dash dash() {
            return dash;
        }

        float width() {
            return width;
        }
    }
}
