package io.abtpro.chart;

/// Something drawn in a chart, over time ([Layer]) or over numbers ([XyLayer]): the words that both
/// are told in.
public sealed interface ChartLayer permits Layer, XyLayer {
    /// What the layer is called in a legend, at its end and in the CSV; empty for one without a
    /// name.
    default String name() {
        return "";
    }

    /// What a colour means; resolved by the theme.
    enum Role {
        OURS,
        PLAIN,
        COMPARISON,
        QUIET,
        GAIN,
        LOSS,
        WARNING,
        /// The ground itself, wide: an outline under a thinner line.
        GROUND
    }

    /// Solid or one of the style guide's dashes.
    enum Dash {
        SOLID,
        LONG,
        DOTTED,
        SHORT,
        MIXED,
        LONGEST,
        DOUBLY_MIXED,
        SPARSE
    }

    /// How strongly a band is coloured: the narrower the promise, the stronger.
    enum Shade {
        BAND_50,
        BAND_80,
        BAND_95
    }
}
