package io.abtpro.bars;

import io.abtpro.bars.GapTally.Hole;
import io.abtpro.bars.TradingYear.Kind;

import java.util.List;

/// What was counted of the bars, and the bars a year of each class that follow from it.
///
/// @param covered milliseconds from the first open to the last end without holes
/// @param closed of these, in closed times of 30 hours or more
record YearFigures(
        Timeframe timeframe,
        int bars,
        long covered,
        long closed,
        List<Hole> holes,
        SessionTally sessions) {
    private static final long DAY = 86_400_000L;
    private static final long HALF_A_YEAR = 182 * DAY;
    static final long TWO_WEEKS = 14 * DAY;
    private static final double YEAR = 365.25 * DAY;
    private static final int FIVE_DAY_SESSIONS = 252;
    private static final int WORKDAYS = 5;
    private static final int WEEK = 7;

    /// What holidays leave of the weekdays, or more.
    private static final double MOST_DAYS = 0.85;

    /// No exchange's session is as long.
    static final long LONGEST_SESSION = 18 * DAY / 24;

    /// The year of this class.
    ///
    /// @param shown whether the class is the one that the bars show; where it is not, it was chosen
    ///   against them and its convention holds
    TradingYear year(Kind kind, boolean shown, boolean chosen) {
        boolean observed = enough() && shown || enough() && kind == Kind.OBSERVED;
        double perYear =
                switch (kind) {
                    case SEVEN_DAYS -> YEAR / timeframe.millis();
                    case FIVE_DAYS -> observed ? rate() : fiveDays(shown);
                    case EXCHANGE_DAYS -> observed ? rate() : barsASession() * sessionsAYear(shown);
                    case OBSERVED -> observed ? rate() : unobserved();
                };
        return new TradingYear(kind, perYear, why(kind, observed, shown, chosen), chosen);
    }

    private boolean enough() {
        return covered >= HALF_A_YEAR && bars > 2;
    }

    private double rate() {
        return bars / (covered / YEAR);
    }

    private double fiveDays(boolean shown) {
        boolean daily = timeframe.millis() == DAY;
        double days = daily && shown ? usualDays() : WORKDAYS;
        double filled = daily || !shown ? 1 : Math.min(1, fillOfOpenTime());
        return YEAR / timeframe.millis() * days / WEEK * filled;
    }

    /// 252 for five days a week, in proportion for others and where days without bars are many, and
    /// every day for seven.
    private double sessionsAYear(boolean shown) {
        if (covered < TWO_WEEKS || !shown) {
            return FIVE_DAY_SESSIONS;
        }
        int days = usualDays();
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

    private double unobserved() {
        if (timeframe.millis() > DAY || bars < 2) {
            return YEAR / timeframe.millis();
        }
        boolean nightsToo = sessions.usual().count() * timeframe.millis() >= LONGEST_SESSION;
        return nightsToo && covered >= DAY ? rate() : barsASession() * sessionsAYear(true);
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

    /// How many weekdays have bars on half of their dates or more.
    int usualDays() {
        int[] dates = dates();
        int usual = 0;
        for (int weekday = 0; weekday < WEEK; weekday++) {
            usual += sessions.isUsual(weekday, dates) ? 1 : 0;
        }
        return usual;
    }

    private String why(Kind kind, boolean observed, boolean shown, boolean chosen) {
        String label = kind.label() + (chosen ? ", as chosen" : "");
        String left =
                holes.isEmpty()
                        ? ""
                        : holes.size() == 1
                                ? ", a hole left out"
                                : ", %d holes left out".formatted(holes.size());
        if (kind == Kind.SEVEN_DAYS) {
            return label + ", 365.25 days round the clock";
        }
        if (observed) {
            boolean daily = kind != Kind.EXCHANGE_DAYS || bars == sessions.sessions();
            String of = daily ? "" : " on %s days".formatted(count(sessions.sessions()));
            return "%s, %s bars%s in %.2f years of data%s"
                    .formatted(label, count(bars), of, covered / YEAR, left);
        }
        if (bars < 2) {
            return label + ", by convention: too few bars to tell";
        }
        String by =
                switch (kind) {
                    case EXCHANGE_DAYS -> bySessions(shown);
                    case FIVE_DAYS -> "round the clock and closed at weekends";
                    default ->
                            timeframe.millis() > DAY
                                    ? "bars of " + timeframe + " end to end"
                                    : bySessions(true);
                };
        return "%s, %s: %s"
                .formatted(
                        label,
                        by,
                        shown ? "the data covers less than half a year" : "the data shows others");
    }

    private String bySessions(boolean shown) {
        double each = barsASession();
        return each == 1
                ? "%s sessions".formatted(TradingYear.figure(sessionsAYear(shown)))
                : "%s bars a session x %s sessions"
                        .formatted(
                                TradingYear.figure(each), TradingYear.figure(sessionsAYear(shown)));
    }

    private static String count(int bars) {
        return TradingYear.figure(bars);
    }
}
