package io.abtpro.bars;

import java.util.BitSet;

/// One thing to know about a series before trusting it.
///
/// @param kind what was found
/// @param severity how much it matters
/// @param fromBar first bar concerned
/// @param toBar last bar concerned, inclusive
/// @param bars how many bars are concerned (for a gap: how many are missing)
/// @param what one sentence in a quant's words
public record Finding(Kind kind, Severity severity, int fromBar, int toBar, int bars, String what) {
    /// The single bars of `series` that this is about.
    public BitSet concerned(BarSeries series) {
        return QualityReport.concerned(series, this);
    }

    /// The checks of a quality report, in the order in which they matter.
    public enum Kind {
        OPENS_COPIED("Opens copied"),
        DUPLICATE("Duplicate"),
        INVALID_OHLC("Invalid OHLC"),
        GAP("Gap"),
        SPIKE("Spike"),
        FLAT("Flat bars"),
        ZERO_VOLUME("Zero volume"),
        LOW_VOLUME("Low volume"),
        DAYLIGHT_SAVING("Clock change"),
        UNFINISHED("Unfinished last bar"),
        PARTIAL("Part of a bar"),
        ADJUSTED("Adjusted prices");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// NOTE is worth knowing; LOOK may make a backtest wrong.
    public enum Severity {
        NOTE,
        LOOK
    }
}
