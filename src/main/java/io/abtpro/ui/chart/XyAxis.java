package io.abtpro.ui.chart;

/// One axis of a plot.
///
/// @param title under or beside it; empty for none
/// @param pattern DecimalFormat of its labels, such as "#,##0.0"
/// @param from, to what it shows; where both are NaN, what the marks need
public record XyAxis(String title, boolean logarithmic, String pattern, double from, double to) {
    public XyAxis {
        if (from >= to) {
            throw new IllegalArgumentException("an axis must rise, was from %s to %s".formatted(from, to));
        }
    }

    /// An axis over what the marks need.
    public static XyAxis of(String title, String pattern) {
        return new XyAxis(title, false, pattern, Double.NaN, Double.NaN);
    }

    /// A logarithmic axis over what the marks need.
    public static XyAxis logarithmic(String title, String pattern) {
        return new XyAxis(title, true, pattern, Double.NaN, Double.NaN);
    }

    /// This axis over a range of its own.
    public XyAxis within(double low, double high) {
        return new XyAxis(title, logarithmic, pattern, low, high);
    }
}
