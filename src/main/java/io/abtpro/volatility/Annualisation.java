package io.abtpro.volatility;

import io.abtpro.bars.BarSeries;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;

/// How many bars make a year, from the timeframe and the days that the data itself shows.
///
/// @param barsPerYear above 0
/// @param statement in words, to stand beside every annualised figure
public record Annualisation(double barsPerYear, String statement) {
    private static final long DAY = 86_400_000L;
    private static final double ROUND_THE_CLOCK = 0.9;

    public Annualisation {
        if (!(barsPerYear > 0)) {
            throw new IllegalArgumentException("bars a year must be above 0, were " + barsPerYear);
        }
    }

    /// 252 days a year where the data has no weekends, else 365; times the usual number of bars in a day. Bars that follow
    /// each other round the clock make 365 whole days.
    public static Annualisation of(BarSeries bars) {
        long length = bars.timeframe().millis();
        if (length > DAY) {
            double perYear = 365.25 * DAY / length;
            return new Annualisation(
                    perYear, String.format(Locale.ROOT, "%.1f bars of %s a year", perYear, bars.timeframe()));
        }
        if (length < DAY && tradesRoundTheClock(bars)) {
            double perDay = (double) DAY / length;
            return new Annualisation(
                    365 * perDay,
                    String.format(Locale.ROOT, "%.0f bars a day, 365 days, since the data trades round the clock", perDay));
        }
        var perDay = new TreeMap<LocalDate, Integer>();
        for (int t = 0; t < bars.size(); t++) {
            LocalDate day = Instant.ofEpochMilli(bars.openTime(t)).atZone(bars.zone()).toLocalDate();
            perDay.merge(day, 1, Integer::sum);
        }
        long weekends = perDay.keySet().stream().filter(Annualisation::isWeekend).count();
        int days = weekends * 10 > perDay.size() ? 365 : 252;
        int[] counts = perDay.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        int usual = counts.length == 0 ? 1 : counts[counts.length / 2];
        String calendar = days == 365 ? "365 days, since the data trades at weekends" : "252 days, from the data's calendar";
        return new Annualisation(
                (double) days * usual, usual == 1 ? calendar : "%d bars a day, %s".formatted(usual, calendar));
    }

    /// True where the bars fill the time they span, a day at least: a few days of such data tell more by this than by the
    /// weekends they may not hold.
    private static boolean tradesRoundTheClock(BarSeries bars) {
        if (bars.size() == 0) {
            return false;
        }
        double span = bars.knownAt(bars.size() - 1) - (double) bars.openTime(0);
        return span >= DAY && bars.size() * (double) bars.timeframe().millis() >= ROUND_THE_CLOCK * span;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /// The annualised volatility, as a fraction, of a variance per bar.
    public double volatility(double variancePerBar) {
        return Math.sqrt(variancePerBar * barsPerYear);
    }

    /// The annualised volatilities of variances per bar, of the same shape.
    public double[] volatilities(double[] variancesPerBar) {
        return Arrays.stream(variancesPerBar).map(this::volatility).toArray();
    }
}
