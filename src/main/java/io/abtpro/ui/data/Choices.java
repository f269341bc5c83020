package io.abtpro.ui.data;

import io.abtpro.bars.Timeframe;
import io.abtpro.failures.RefusedException;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.LoadOptions.BarLabel;
import io.abtpro.loading.Reading.Kind;
import io.abtpro.report.Times;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the user has chosen in the import wizard, in words and as the loader's options.
final class Choices {
    private static final Map<String, String> SEPARATORS =
            Map.of(",", "comma", ";", "semicolon", "\t", "tab", "|", "bar", " ", "blank");

    private final Map<Kind, String> chosen = new EnumMap<>(Kind.class);

    void put(Kind what, String value) {
        chosen.put(what, value);
    }

    void clear() {
        chosen.clear();
    }

    Optional<String> get(Kind what) {
        return Optional.ofNullable(chosen.get(what));
    }

    /// The options of these choices.
    ///
    /// @throws IllegalArgumentException that names the choice which cannot be, and its form
    LoadOptions options() {
        return new LoadOptions(
                get(Kind.ZONE).map(Choices::zone),
                get(Kind.TIMEFRAME).map(Timeframe::parse),
                get(Kind.BAR_LABEL).map(text -> BarLabel.valueOf(text.toUpperCase(Locale.ROOT))),
                get(Kind.SEPARATOR).map(text -> text.charAt(0)),
                get(Kind.DECIMAL_MARK).map(text -> text.charAt(0)),
                get(Kind.DATE_FORMAT),
                get(Kind.HEADER).map(Integer::parseInt),
                get(Kind.PRICES).map("adjusted"::equals),
                get(Kind.SYMBOL),
                false);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException unknown) {
            throw new RefusedException(
                    "time zone '%s' is not known; give one such as America/New_York or UTC"
                            .formatted(text),
                    unknown);
        }
    }

    /// The value of a decision as the wizard shows it: "comma" for ",".
    static String inWords(Kind what, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (what) {
            case SEPARATOR -> SEPARATORS.getOrDefault(value, value);
            case DECIMAL_MARK -> value.equals(".") ? "point" : "comma";
            case HEADER -> value.equals("0") ? "none" : "line " + value;
            case BAR_LABEL -> value.equals("start") ? "Start of bar" : "End of bar";
            case TIMEFRAME -> Times.timeframe(value);
            case DATE_FORMAT ->
                    switch (value) {
                        case "day-first" -> "day first";
                        case "month-first" -> "month first";
                        default -> value;
                    };
            case PRICES -> value.equals("adjusted") ? "scaled by adjusted close" : "as they stand";
            case ZONE, SYMBOL -> value;
        };
    }

    /// The question that the amber block begins with.
    static String question(Kind what) {
        return switch (what) {
            case BAR_LABEL -> "The stamps: start or end of the bar?";
            case DATE_FORMAT -> "The dates: day or month first?";
            case DECIMAL_MARK -> "The decimal mark: point or comma?";
            case TIMEFRAME -> "How long is a bar?";
            case SYMBOL -> "Several instruments: which one?";
            case SEPARATOR, HEADER, ZONE, PRICES -> what.label() + "?";
        };
    }
}
