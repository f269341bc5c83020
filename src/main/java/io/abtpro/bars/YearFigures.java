package io.abtpro.bars;

import io.abtpro.bars.GapTally.Hole;
import io.abtpro.bars.TradingYear.Kind;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// What was counted of the bars, and the bars a year of each class that follow from it.
///
/// @param covered milliseconds from the first open to the last end without holes
/// @param closed of these, in closed times of 30 hours or more
/// @param restsAtWeekends whether bars that fill hours by day and night leave Saturdays out
record YearFigures(
        Timeframe timeframe,
        int bars,
        long covered,
        long closed,
        List<Hole> holes,
        SessionTally sessions,
        boolean restsAtWeekends) {
    private static final long DAY = 86_400_000L;
    private static final long HALF_A_YEAR = 182 * DAY;
    static final long TWO_WEEKS = 14 * DAY;
    private static final double YEAR = 365.25 * DAY;
    private static final int FIVE_DAY_SESSIONS = 252;
    private static final int WORKDAYS = 5;
    private static final int WEEK = 7;
    private static final double FIVE_OF_SEVEN = (double) WORKDAYS / WEEK;

    /// What holidays leave of the weekdays, or more.
    private static final double MOST_DAYS = 0.85;

    /// What bars fill, or more, where none is thought to be missing.
    static final double WHOLE = 0.95;

    /// No exchange's session is as long.
    static final long LONGEST_SESSION = 18 * DAY / 24;

    /// The year of this class.
    ///
    /// @param shown whether the class is the one that the bars show; where it is not, it was chosen
    ///   against them and its convention holds
    TradingYear year(Kind kind, boolean shown, boolean chosen) {
        boolean observed = enough() && (shown || kind == Kind.OBSERVED);
        Reckoning year =
                kind == Kind.SEVEN_DAYS
                        ? roundTheClock(shown)
                        : observed ? counted(kind) : conventional(kind, shown);
        String label = kind.label() + (chosen ? ", as chosen" : "");
        return new TradingYear(kind, year.barsPerYear(), label + ", " + year.words(), chosen);
    }

    /// Bars a year and the arithmetic that they come from, in words.
    private record Reckoning(double barsPerYear, String words) {
        /// So many bars on each of so many days or sessions a year.
        static Reckoning product(double bars, String each, double many, String after) {
            String days =
                    "%s %ss%s".formatted(days(many), each, after.isEmpty() ? "" : ": " + after);
            return new Reckoning(
                    bars * many,
                    bars == 1
                            ? days
                            : "%s bars a %s x %s".formatted(TradingYear.figure(bars), each, days));
        }
    }

    private static String days(double days) {
        return BigDecimal.valueOf(days)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /// All of the time, or the share of it that bars are seen to fill.
    private Reckoning roundTheClock(boolean shown) {
        double filled = fillOfOpenTime();
        return !shown || bars < 2 || filled >= WHOLE
                ? new Reckoning(YEAR / timeframe.millis(), "365.25 days round the clock")
                : Reckoning.product(
                        DAY / (double) timeframe.millis() * filled,
                        "day",
                        YEAR / DAY,
                        "%.0f %% of the time has bars".formatted(100 * filled));
    }

    /// The bars over the years that they cover.
    private Reckoning counted(Kind kind) {
        boolean several = kind == Kind.EXCHANGE_DAYS && bars != sessions.sessions();
        String on = several ? " on %s days".formatted(TradingYear.figure(sessions.sessions())) : "";
        String left =
                switch (holes.size()) {
                    case 0 -> "";
                    case 1 -> ", a hole left out";
                    default -> ", %d holes left out".formatted(holes.size());
                };
        return new Reckoning(
                bars / (covered / YEAR),
                "%s bars%s in %.2f years of data%s"
                        .formatted(TradingYear.figure(bars), on, covered / YEAR, left));
    }

    /// What the class says where the bars cover too little or show another class.
    private Reckoning conventional(Kind kind, boolean shown) {
        if (bars < 2) {
            return new Reckoning(
                    kind == Kind.OBSERVED || kind == Kind.FIVE_DAYS
                            ? YEAR
                                    / timeframe.millis()
                                    * (kind == Kind.OBSERVED ? 1 : FIVE_OF_SEVEN)
                            : barsASession() * sessionsAYear(shown),
                    "by convention: too few bars to tell");
        }
        String after = shown ? "the data covers less than half a year" : "the data shows others";
        return switch (kind) {
            case EXCHANGE_DAYS -> bySessions(shown, after);
            case FIVE_DAYS -> closedAtWeekends(shown, after);
            default -> unobserved(after);
        };
    }

    private boolean enough() {
        return covered >= HALF_A_YEAR && bars > 2;
    }

    /// 252 for five days a week, in proportion for others and where days without bars are many, and
    /// every day for seven.
    private double sessionsAYear(boolean shown) {
        if (!shown || covered < TWO_WEEKS && !isOnBothWeekendDays()) {
            return FIVE_DAY_SESSIONS;
        }
        int days = isOnBothWeekendDays() ? WEEK : usualDays();
        double all =
                days == WEEK
                        ? YEAR / DAY
                        : (days == 0 ? WORKDAYS : days) * (double) FIVE_DAY_SESSIONS / WORKDAYS;
        double share = sessions.shareOfUsual(dates());
        return share < MOST_DAYS ? share * all : all;
    }

    private double barsASession() {
        return Math.max(1, sessions.barsASession(bars));
    }

    /// Share of the time covered that bars fill.
    double fill() {
        return bars * (double) timeframe.millis() / covered;
    }

    /// The same without closed times of 30 hours or more.
    double fillOfOpenTime() {
        return bars * (double) timeframe.millis() / (covered - closed);
    }

    /// Dates of each weekday in the time covered, Monday first.
    int[] dates() {
        return sessions.dates(holes);
    }

    /// Whether Saturdays and Sundays have bars: what no exchange has.
    boolean isOnBothWeekendDays() {
        int[] dates = dates();
        return sessions.isUsual(SessionTally.SATURDAY, dates)
                && sessions.isUsual(SessionTally.SUNDAY, dates);
    }

    /// How many weekdays have bars on half of their dates or more.
    int usualDays() {
        int[] dates = dates();
        int usual = 0;
        for (int weekday = 0; weekday < WEEK; weekday++) {
            usual += sessions.isUsual(weekday, dates) ? 1 : 0;
        }
        return usual;
    }

    private Reckoning bySessions(boolean shown, String after) {
        return Reckoning.product(barsASession(), "session", sessionsAYear(shown), after);
    }

    /// The open time of five days of seven, or of the weekdays that daily bars show.
    private Reckoning closedAtWeekends(boolean shown, String after) {
        boolean daily = timeframe.millis() == DAY;
        double days = daily && shown ? (double) usualDays() / WEEK : FIVE_OF_SEVEN;
        double filled = daily || !shown ? 1 : Math.min(1, fillOfOpenTime());
        return Reckoning.product(
                DAY / (double) timeframe.millis() * filled,
                "day",
                YEAR / DAY * days,
                "closed at weekends, " + after);
    }

    private Reckoning unobserved(String after) {
        if (timeframe.millis() > DAY) {
            return new Reckoning(
                    YEAR / timeframe.millis(),
                    "bars of %s end to end: %s".formatted(timeframe, after));
        }
        if (!nightsToo() || covered < LONGEST_SESSION) {
            return bySessions(true, after);
        }
        return restsAtWeekends
                ? closedAtWeekends(true, after)
                : Reckoning.product(bars / (covered / (double) DAY), "day", YEAR / DAY, after);
    }

    /// Whether most hours of the day have bars on most days: more than any session has.
    boolean nightsToo() {
        return sessions.usualTime(bars) >= LONGEST_SESSION;
    }
}
