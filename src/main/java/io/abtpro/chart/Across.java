package io.abtpro.chart;

/// A span of a picture in pixels across, from its left end; empty where `from` is not left of `to`.
public record Across(double from, double to) {
    static final Across NOTHING = new Across(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    public static final Across ALL = new Across(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /// Both and what lies between them.
    Across and(Across other) {
        return new Across(Math.min(from, other.from), Math.max(to, other.to));
    }

    public boolean touches(double otherFrom, double otherTo) {
        return from < otherTo && otherFrom < to;
    }
}
