package io.abtpro.loading;

import io.abtpro.bars.Timeframe;

import java.time.ZoneId;
import java.util.Optional;

/// What the user has decided about how to read a file; what is empty is detected, or asked for.
///
/// @param zone the exchange's zone, in which local stamps are read
/// @param timeframe the bar length
/// @param barLabel whether stamps are the start or the end of a bar
/// @param separator the column separator
/// @param decimalMark '.' or ','
/// @param dateFormat a DateTimeFormatter pattern, or "day-first" / "month-first"
/// @param headerLine the line of the header, from 1; 0 for none
/// @param adjusted true to scale prices by adjusted close over close, false to take them as they
///   stand
/// @param symbol the instrument whose rows are read, where a file holds several; else no more than
///   its name
/// @param allowLarge true where a small packed file may unpack to a very large one
public record LoadOptions(
        Optional<ZoneId> zone,
        Optional<Timeframe> timeframe,
        Optional<BarLabel> barLabel,
        Optional<Character> separator,
        Optional<Character> decimalMark,
        Optional<String> dateFormat,
        Optional<Integer> headerLine,
        Optional<Boolean> adjusted,
        Optional<String> symbol,
        boolean allowLarge) {
    /// Options for a file of one instrument and no extraordinary size, whose prices stand as they
    /// are.
    public LoadOptions(
            Optional<ZoneId> zone,
            Optional<Timeframe> timeframe,
            Optional<BarLabel> barLabel,
            Optional<Character> separator,
            Optional<Character> decimalMark,
            Optional<String> dateFormat,
            Optional<Integer> headerLine) {
        this(
                zone,
                timeframe,
                barLabel,
                separator,
                decimalMark,
                dateFormat,
                headerLine,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /// These options for a file of this zone.
    public LoadOptions withZone(ZoneId other) {
        return new LoadOptions(
                Optional.of(other),
                timeframe,
                barLabel,
                separator,
                decimalMark,
                dateFormat,
                headerLine,
                adjusted,
                symbol,
                allowLarge);
    }

    /// These options with prices scaled by the adjusted close, or not.
    public LoadOptions withAdjusted(boolean adjust) {
        return with(Optional.of(adjust), symbol, allowLarge);
    }

    /// These options for the rows of one instrument; of whichever the file holds where empty.
    public LoadOptions withSymbol(Optional<String> wanted) {
        return with(adjusted, wanted, allowLarge);
    }

    /// These options with leave to unpack what is out of all proportion to its packed size.
    public LoadOptions withAllowLarge(boolean allowed) {
        return with(adjusted, symbol, allowed);
    }

    private LoadOptions with(
            Optional<Boolean> newAdjusted, Optional<String> newSymbol, boolean newAllowLarge) {
        return new LoadOptions(
                zone,
                timeframe,
                barLabel,
                separator,
                decimalMark,
                dateFormat,
                headerLine,
                newAdjusted,
                newSymbol,
                newAllowLarge);
    }

    /// What a stamp marks.
    public enum BarLabel {
        START,
        END
    }

    /// Everything is detected.
    public static LoadOptions detect() {
        return new LoadOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
