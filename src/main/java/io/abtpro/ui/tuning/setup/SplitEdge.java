package io.abtpro.ui.tuning.setup;

import io.abtpro.bars.BarSeries;
import io.abtpro.tuning.Splits;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// An edge of the splits that can be moved, and how far it can.
enum SplitEdge {
    TRAIN_FROM("the start of training"),
    TRAIN_TO("the end of training"),
    VALIDATION_TO("the end of validation");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    private final String words;

    SplitEdge(String words) {
        this.words = words;
    }

    /// The bar at which it is.
    int bar(Splits splits) {
        return switch (this) {
            case TRAIN_FROM -> splits.train().fromBar();
            case TRAIN_TO -> splits.train().toBar();
            case VALIDATION_TO -> splits.validation().toBar();
        };
    }

    private int first(Splits s) {
        return switch (this) {
            case TRAIN_FROM -> 0;
            case TRAIN_TO -> s.train().fromBar() + Splits.FEWEST;
            case VALIDATION_TO -> s.validation().fromBar() + Splits.FEWEST;
        };
    }

    private int last(BarSeries bars, Splits s) {
        int gap = s.validation().fromBar() - s.train().toBar();
        return switch (this) {
            case TRAIN_FROM -> s.train().toBar() - Splits.FEWEST;
            case TRAIN_TO -> s.validation().toBar() - Splits.FEWEST - gap;
            case VALIDATION_TO -> bars.size() - Splits.FEWEST - gap;
        };
    }

    /// The bar nearest to `bar` at which this edge can be while the others stay.
    int nearest(BarSeries bars, Splits splits, int bar) {
        return Math.max(first(splits), Math.min(bar, last(bars, splits)));
    }

    /// Why this edge cannot be at `bar` while the others stay; empty where it can.
    ///
    /// @param asked what was asked for, as it was typed
    Optional<String> fault(BarSeries bars, Splits splits, int bar, String asked) {
        return nearest(bars, splits, bar) == bar
                ? Optional.empty()
                : Optional.of(
                        "%s must be from %s to %s, was %s; type a date between them, or move another edge first"
                                .formatted(
                                        words,
                                        date(bars, first(splits)),
                                        date(bars, last(bars, splits)),
                                        asked));
    }

    /// When `bar` opens, as it can be typed: a day, with the time where it is not midnight.
    static String date(BarSeries bars, int bar) {
        ZonedDateTime at = Instant.ofEpochMilli(bars.openTime(bar)).atZone(bars.zone());
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY.format(at) : MINUTE.format(at);
    }
}
