package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.abtpro.bars.TradingYear;

/// How many bars make a year, and the calendar that they come from.
///
/// @param kind its id
/// @param chosen true where a user chose it, false where the bars tell it
public record CalendarDocument(
        @JsonProperty("class") String kind, double barsPerYear, String why, boolean chosen) {
    public static CalendarDocument of(TradingYear year) {
        return new CalendarDocument(
                year.kind().id(), year.barsPerYear(), year.why(), year.chosen());
    }
}
