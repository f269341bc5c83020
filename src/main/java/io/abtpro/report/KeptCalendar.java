package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.abtpro.bars.TradingYear;

import java.util.Optional;

/// The calendar that was kept with a dataset; of all but `why` null where none was.
///
/// @param kind its id
/// @param chosen true where a user chose it, false where the bars tell it
public record KeptCalendar(
        @JsonProperty("class") Optional<String> kind,
        Optional<Double> barsPerYear,
        String why,
        Optional<Boolean> chosen) {
    /// What stands where a dataset was stored without its calendar.
    public static final String NOT_KEPT =
            "not kept: stored by an earlier version, told by the bars when they are opened";

    public static KeptCalendar of(Optional<TradingYear> year) {
        return new KeptCalendar(
                year.map(y -> y.kind().id()),
                year.map(TradingYear::barsPerYear),
                year.map(TradingYear::why).orElse(NOT_KEPT),
                year.map(TradingYear::chosen));
    }
}
