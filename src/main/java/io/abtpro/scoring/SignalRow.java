package io.abtpro.scoring;

/// One signal with its features and, once it is known, its outcome. Times are epoch ms (UTC).
///
/// @param source whose signal it is: an index of the table's sources
/// @param bar the bar at whose close it was given
/// @param time when it was given: the close of that bar
/// @param features in the order of the table; never NaN
/// @param knownAt when the outcome was known; [#UNKNOWN] while it is not
/// @param exitBar the bar in which its trade ended, -1 while it has not
/// @param won true where its net P&L was above 0; says nothing before `knownAt`
/// @param netReturn of its trade as a fraction; NaN while it has not ended
public record SignalRow(
        int source,
        int bar,
        long time,
        boolean isLong,
        double[] features,
        long knownAt,
        int exitBar,
        boolean won,
        double netReturn) {
    /// Later than every time: the outcome is not known by the end of the data.
    public static final long UNKNOWN = Long.MAX_VALUE;

    /// True where the outcome is known by the end of the data.
    public boolean matured() {
        return knownAt != UNKNOWN;
    }
}
