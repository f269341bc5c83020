package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What equity earned in each calendar month and year, in the exchange's zone: from the close of
/// the last bar before it to that of its last bar. Multiplied, the growth of all months is that of
/// the run. A month without a bar is none.
///
/// @param months, years in order of time
public record MonthlyReturns(List<Span<YearMonth>> months, List<Span<Year>> years) {
    private static final int DAYS_WITHOUT_BARS = 4;

    /// @param netReturn as a fraction; NaN where nothing was left before it
    /// @param isWhole false where the run begins after it did or ends before it does
    public record Span<T>(T of, double netReturn, boolean isWhole) {}

    public MonthlyReturns {
        months = List.copyOf(months);
        years = List.copyOf(years);
    }

    /// Those of `equity`, shape `[bars of the period]`, that was `capital` before the first bar.
    public static MonthlyReturns of(
            double[] equity, double capital, BarSeries series, Backtest.Period period) {
        return new MonthlyReturns(
                spans(equity, capital, series, period, YearMonth::from),
                spans(equity, capital, series, period, Year::from));
    }

    private static <T> List<Span<T>> spans(
            double[] equity,
            double capital,
            BarSeries series,
            Backtest.Period period,
            Function<LocalDate, T> of) {
        List<Span<T>> spans = new ArrayList<>();
        double before = capital;
        int t = 0;
        while (t < equity.length) {
            T span = of.apply(day(series, period.fromBar() + t));
            int first = t;
            while (t < equity.length && span.equals(of.apply(day(series, period.fromBar() + t)))) {
                t++;
            }
            boolean isWhole =
                    (first > 0 || begins(series, period.fromBar(), of))
                            && (t < equity.length || ends(series, period.toBar() - 1, of));
            double after = equity[t - 1];
            spans.add(new Span<>(span, before > 0 ? after / before - 1 : Double.NaN, isWhole));
            before = after;
        }
        return spans;
    }

    private static LocalDate day(BarSeries series, int bar) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(series.openTime(bar)), series.zone());
    }

    /// True where `bar` is the first of its span, as far as the bars or the days before it tell.
    private static <T> boolean begins(BarSeries series, int bar, Function<LocalDate, T> of) {
        LocalDate day = day(series, bar);
        T span = of.apply(day);
        return bar > 0
                ? !span.equals(of.apply(day(series, bar - 1)))
                : !span.equals(of.apply(day.minusDays(DAYS_WITHOUT_BARS)));
    }

    /// True where `bar` is the last of its span, as far as the bars or the days after it tell.
    private static <T> boolean ends(BarSeries series, int bar, Function<LocalDate, T> of) {
        T span = of.apply(day(series, bar));
        if (bar + 1 < series.size()) {
            return !span.equals(of.apply(day(series, bar + 1)));
        }
        LocalDate known =
                LocalDate.ofInstant(Instant.ofEpochMilli(series.knownAt(bar) - 1), series.zone());
        return !span.equals(of.apply(known.plusDays(DAYS_WITHOUT_BARS)));
    }
}
