package io.abtpro.cli;

import io.abtpro.bars.TradingYear;
import io.abtpro.report.KeptCalendar;

import java.util.Optional;

/// How many bars make a year, beside the figures that rest on it.
final class CalendarText {
    private CalendarText() {}

    static String line(Optional<TradingYear> year) {
        return "calendar: " + year.map(TradingYear::statement).orElse(KeptCalendar.NOT_KEPT);
    }

    /// The line under figures that are made yearly by it.
    static String line(TradingYear year) {
        return "made yearly by " + year.statement();
    }
}
