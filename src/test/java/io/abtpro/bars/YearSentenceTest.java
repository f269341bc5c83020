package io.abtpro.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.TradingYear.Kind;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The sentence beside the bars a year is the arithmetic that they come from, and thin trading
/// round the clock makes the year that it is.
class YearSentenceTest {
    private static final double DAY = 86_400_000;
    private static final double YEAR = 365.25;
    private static final String NUMBER = "([\\d,]+(?:\\.\\d+)?)";
    private static final Pattern COUNTED =
            Pattern.compile(
                    NUMBER + " bars(?: on [\\d,]+ days)? in " + NUMBER + " years of data.*");
    private static final Pattern PRODUCT =
            Pattern.compile(NUMBER + " bars a (?:session|day) x " + NUMBER + " (?:session|day)s.*");
    private static final Pattern ALONE = Pattern.compile(NUMBER + " (?:session|day)s: .*");

    /// The numbers that the sentence may mean, for it writes them rounded.
    private record Range(double least, double most) {
        static Range of(String written) {
            double value = Double.parseDouble(written.replace(",", ""));
            int point = written.indexOf('.');
            double half =
                    point < 0
                            ? value < 1_000 ? 0 : 0.5
                            : 0.5 * Math.pow(10, point + 1.0 - written.length());
            return new Range(value - half, value + half);
        }

        Range times(Range other) {
            return new Range(least * other.least, most * other.most);
        }

        Range over(Range other) {
            return new Range(least / other.most, most / other.least);
        }
    }

    /// What the sentence says, worked out from its words alone.
    private static Range arithmetic(TradingYear year, Timeframe timeframe) {
        String words =
                year.why().substring(year.kind().label().length()).replace(", as chosen", "");
        words = words.substring(2);
        Matcher counted = COUNTED.matcher(words);
        Matcher product = PRODUCT.matcher(words);
        Matcher alone = ALONE.matcher(words);
        if (counted.matches()) {
            return Range.of(counted.group(1)).over(Range.of(counted.group(2)));
        }
        if (product.matches()) {
            return Range.of(product.group(1)).times(Range.of(product.group(2)));
        }
        if (alone.matches()) {
            return Range.of(alone.group(1));
        }
        assertThat(words)
                .matches(
                        "365\\.25 days round the clock|by convention: .*|bars of .* end to end:"
                                + " .*");
        double endToEnd = YEAR * DAY / timeframe.millis();
        return words.startsWith("by convention") && year.kind() == Kind.EXCHANGE_DAYS
                ? new Range(252, 252)
                : new Range(endToEnd, endToEnd);
    }

    private static void holds(TradingYear year, Timeframe timeframe) {
        Range said = arithmetic(year, timeframe);
        assertThat(year.barsPerYear())
                .as(year.statement())
                .isBetween(said.least() * (1 - 1e-9), said.most() * (1 + 1e-9));
    }

    static Stream<Arguments> all() {
        return Stream.concat(TradingYearTest.years(), ShortYearTest.shortOnes());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void theSentenceIsTheArithmeticOfTheNumber(String what, BarSeries series) {
        holds(series.year(), series.timeframe());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void aChosenClassSaysItsArithmeticToo(String what, BarSeries series) {
        for (Kind kind : Kind.values()) {
            if (series.size() > 1 || kind == Kind.SEVEN_DAYS) {
                holds(TradingYear.of(series, kind), series.timeframe());
            }
        }
    }

    /// Every prefix too, thin or not: what is told at a bar is told by such.
    @Test
    void theSentenceOfEveryPrefixHolds() {
        for (BarSeries series :
                List.of(
                        TradingYearTest.newYorkBars("2023-11-20", "2024-01-05", 30),
                        Calendars.currencies("2024-01-07", 5, 30),
                        Calendars.thinned(
                                Calendars.roundTheClock("2024-03-06", 3_000, 5, _ -> false),
                                0.5,
                                3),
                        Calendars.thinned(Calendars.currencies("2024-01-07", 3, 15), 0.6, 4),
                        TradingYearTest.newYorkDays("2023-01-01", "2023-12-31"))) {
            for (int bars = 1; bars <= series.size(); bars += 1 + bars / 20) {
                holds(prefix(series, bars).year(), series.timeframe());
            }
        }
    }

    private static BarSeries prefix(BarSeries series, int bars) {
        return Calendars.at(
                series.timeframe().toString(),
                series.zone(),
                Arrays.stream(series.openTimes()).limit(bars).boxed().toList());
    }

    /// Minutes round the clock, a share of them filled at random: on average, so many a day on
    /// every day of the year.
    @ParameterizedTest
    @CsvSource({
        "2024-03-08, 3, 0.62",
        "2024-03-08, 3, 0.3",
        "2024-03-09, 2, 0.62",
        "2024-03-04, 7, 0.62",
        "2024-03-05, 2, 0.62",
        "2024-03-05, 3, 0.62",
        "2024-03-04, 4, 0.1",
        "2024-03-05, 1, 0.62",
        "2024-03-07, 5, 0.05",
        "2024-03-01, 30, 0.62",
        "2024-03-01, 100, 0.1"
    })
    void thinCoinsTradeOnEveryDay(LocalDate from, int days, double share) {
        for (long seed = 0; seed < 10; seed++) {
            TradingYear year =
                    Calendars.thinned(
                                    Calendars.roundTheClock(
                                            from.toString(), days * 1440, 1, _ -> false),
                                    share,
                                    seed)
                            .year();
            double right = 1440 * share * YEAR;

            assertThat(year.kind()).as(year.statement()).isEqualTo(Kind.OBSERVED);
            assertThat(year.barsPerYear())
                    .as(year.statement())
                    .isCloseTo(right, Offset.offset(4 * right / Math.sqrt(1440 * share * days)));
        }
    }

    /// Currencies of which a share is filled, from Sunday evening to Friday evening or a part of
    /// two weeks: five days of seven.
    @ParameterizedTest
    @CsvSource({
        "0, 7200, 0.62",
        "0, 14400, 0.62",
        "4320, 10080, 0.62",
        "5760, 8640, 0.5",
        "0, 43100, 0.3"
    })
    void thinCurrenciesRestAtWeekends(int fromMinute, int toMinute, double share) {
        for (long seed = 0; seed < 10; seed++) {
            BarSeries dense = Calendars.currencies("2024-03-03", 6, 1);
            long from = dense.openTime(fromMinute);
            long to = dense.openTime(toMinute);
            TradingYear year =
                    Calendars.thinned(
                                    Calendars.at(
                                            "1m",
                                            dense.zone(),
                                            Arrays.stream(dense.openTimes())
                                                    .filter(t -> t >= from && t < to)
                                                    .boxed()
                                                    .toList()),
                                    share,
                                    seed)
                            .year();
            double right = 1440 * share * YEAR * 5 / 7;

            assertThat(year.barsPerYear())
                    .as(year.statement())
                    .isCloseTo(right, Offset.offset(0.05 * right));
        }
    }
}
