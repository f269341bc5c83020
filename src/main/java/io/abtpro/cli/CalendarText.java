package io.abtpro.cli;

import io.abtpro.bars.TradingYear;
import io.abtpro.report.CalendarDocument;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How many bars make a year, beside the figures that rest on it.
final class CalendarText {
    private static final String NOT_KEPT =
            "not kept: stored by an earlier version, told by the bars when they are opened";

    private CalendarText() {}

    /// Adds the bars a year, and the calendar that they come from.
    static void put(Map<String, Object> document, TradingYear year) {
        document.put("barsPerYear", year.barsPerYear());
        document.put("calendar", CalendarDocument.of(year));
    }

    /// @param year empty where it was not kept with the dataset
    static Map<String, Object> document(Optional<TradingYear> year) {
        var document = new LinkedHashMap<String, Object>();
        document.put("class", year.map(y -> y.kind().id()));
        document.put("barsPerYear", year.map(TradingYear::barsPerYear));
        document.put("why", year.map(TradingYear::why).orElse(NOT_KEPT));
        document.put("chosen", year.map(TradingYear::chosen));
        return document;
    }

    static String line(Optional<TradingYear> year) {
        return "calendar: " + year.map(TradingYear::statement).orElse(NOT_KEPT);
    }

    /// The line under figures that are made yearly by it.
    static String line(TradingYear year) {
        return "made yearly by " + year.statement();
    }
}
