package io.abtpro.bars;

import io.abtpro.failures.RefusedException;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;

/// How many bars make a year, by the class of calendar that the bars show: what every annualised
/// figure rests on.
///
/// **The rule.** Bars that fill the hours of weekdays and of Saturdays, 19 of 20 of them, are
/// `24/7`: 365.25 days round the clock; in less than two weeks 3 of 4 bars do, in the middle of
/// Saturdays too. Bars that fill the hours of weekdays and leave Saturdays out are `24/5`. Bars of
/// regular sessions, each with most of its usual times of day (or, a bar a day, most of its usual
/// weekdays), are `exchange` days. All others, longer than a day or too irregular to be missed, are
/// `observed`.
///
/// But for `24/7`, a year holds as many bars as were observed: bars over the time from the first
/// open to the last end, a year of 365.25 days. Holes, which are gaps of over two weeks that the
/// data is not used to, are left out of that time. Where less than half a year is covered, too
/// little to count holidays by, the class decides: 5 days of 7 round the clock, or the mean session
/// x 252 sessions of a five-day week; thin trading by day and night is so many bars a day.
///
/// @param barsPerYear above 0
/// @param why the class and what it was told by, a sentence to stand beside every annualised figure
/// @param chosen whether the class was the user's choice, not told by the bars
public record TradingYear(Kind kind, double barsPerYear, String why, boolean chosen) {
    private static final double GROWTH = 1.02;
    private static final int PARTS = 4;

    /// The classes of calendar.
    public enum Kind {
        EXCHANGE_DAYS("exchange", "exchange days"),
        FIVE_DAYS("24/5", "24/5"),
        SEVEN_DAYS("24/7", "24/7"),
        OBSERVED("observed", "bars observed");

        private final String id;
        private final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /// The word in documents and on the command line.
        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        /// The class of this word.
        ///
        /// @throws IllegalArgumentException if there is none
        public static Kind parse(String id) {
            return Arrays.stream(values())
                    .filter(kind -> kind.id.equals(id.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new RefusedException(
                                            "calendar must be exchange, 24/5, 24/7 or observed, was"
                                                    + " '"
                                                    + id
                                                    + "'"));
        }
    }

    public TradingYear {
        if (!(barsPerYear > 0 && barsPerYear < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "bars a year must be a number above 0, were " + barsPerYear);
        }
    }

    /// The year that `series` shows.
    public static TradingYear of(BarSeries series) {
        return of(series.timeframe(), series.zone(), series.openTimes());
    }

    static TradingYear of(Timeframe timeframe, ZoneId zone, long[] openTimes) {
        return tally(timeframe, zone, openTimes).year();
    }

    static TradingYear of(Timeframe timeframe, ZoneId zone, long[] openTimes, Kind chosen) {
        return tally(timeframe, zone, openTimes).year(chosen);
    }

    /// The year of `series` by a class that the user chose.
    public static TradingYear of(BarSeries series, Kind chosen) {
        return tally(series.timeframe(), series.zone(), series.openTimes()).year(chosen);
    }

    private static YearTally tally(Timeframe timeframe, ZoneId zone, long[] openTimes) {
        var tally = new YearTally(timeframe, zone);
        for (long time : openTimes) {
            tally.add(time);
        }
        return tally;
    }

    /// Bars a year as they were known at the close of each bar of `series`, shape `[bars]`: told by
    /// the bars up to it alone, so that more bars change none of them. What sizes or decides at a
    /// bar takes these.
    ///
    /// Told anew each time that there are 2 % more bars, and kept in between. A class that the user
    /// chose is kept all along.
    public static double[] known(BarSeries series) {
        var tally = new YearTally(series.timeframe(), series.zone());
        boolean chosen = series.year().chosen();
        double[] known = new double[series.size()];
        double now = Double.NaN;
        int next = 0;
        for (int t = 0; t < known.length; t++) {
            tally.add(series.openTime(t));
            if (t >= next) {
                now = (chosen ? tally.year(series.year().kind()) : tally.year()).barsPerYear();
                next = Math.max(t + 1, (int) ((t + 1) * GROWTH));
            }
            known[t] = now;
        }
        return known;
    }

    /// The annualised volatility, as a fraction, of a variance per bar.
    public double volatility(double variancePerBar) {
        return Math.sqrt(variancePerBar * barsPerYear);
    }

    /// Bars a year and why, as they stand beside a figure.
    public String statement() {
        return "%s bars a year: %s".formatted(figure(), why);
    }

    /// Bars a year as a number is written.
    public String figure() {
        return figure(barsPerYear);
    }

    /// A number of bars as it is written.
    static String figure(double bars) {
        return String.format(
                Locale.ROOT, bars < 1_000 && bars != Math.rint(bars) ? "%.1f" : "%,.0f", bars);
    }

    /// The text that [#parse] reads.
    public String text() {
        return "%s|%s|%s|%s".formatted(kind.id(), chosen ? "chosen" : "told", barsPerYear, why);
    }

    /// The year written by [#text()].
    ///
    /// @throws IllegalArgumentException if the text has another form
    public static TradingYear parse(String text) {
        String[] parts = text.split("\\|", PARTS);
        if (parts.length < PARTS) {
            throw new IllegalArgumentException(
                    "a calendar must be class|told|bars a year|why, was '" + text + "'");
        }
        return new TradingYear(
                Kind.parse(parts[0]),
                Double.parseDouble(parts[2]),
                parts[3],
                "chosen".equals(parts[1]));
    }
}
