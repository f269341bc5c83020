package io.abtpro.loading;

import io.abtpro.bars.Timeframe;
import io.abtpro.loading.LoadOptions.BarLabel;
import io.abtpro.loading.Reading.Decision;
import io.abtpro.loading.Reading.Kind;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides the length of a bar and what a stamp marks, by all stamps of a file.
final class BarTimes {
    static final List<String> FRAMES = List.of("1m", "5m", "15m", "1h", "4h", "1d", "1w", "1mo");
    private final LoadOptions options;
    private final Decisions decisions;
    private final Vendor.Stamps stampsOfVendor;

    /// @param stampsOfVendor what stamps mark where they do not show it themselves
    BarTimes(LoadOptions options, Decisions decisions, Vendor.Stamps stampsOfVendor) {
        this.options = options;
        this.decisions = decisions;
        this.stampsOfVendor = stampsOfVendor;
    }

    Timeframe timeframe(BarRows rows) {
        Optional<Timeframe> given = options.timeframe();
        String doubt =
                switch (rows.size) {
                    case 1 -> "one bar has no spacing, so its length is unknown";
                    case 2 -> Spacing.doubtOfOneStep(rows.times);
                    default -> Spacing.doubt(rows.times);
                };
        if (given.isEmpty() && !doubt.isEmpty()) {
            decisions.ask(Kind.TIMEFRAME, FRAMES, doubt);
            decisions.refuseIfOpen();
        }
        Timeframe timeframe = given.or(() -> Spacing.timeframe(rows.times)).orElseThrow();
        decisions.decide(Kind.TIMEFRAME, timeframe.toString(), Decisions.given(given), FRAMES);
        return timeframe;
    }

    /// Says what the bars that start at `starts` have that a reader would not expect.
    void note(long[] starts, Timeframe timeframe, ZoneId zone) {
        int overlaps = Spacing.overlaps(starts, timeframe);
        if (overlaps > 0) {
            decisions.note(
                    "%s before the %s of the bar ahead of %s over"
                            .formatted(
                                    overlaps == 1
                                            ? "1 bar begins"
                                            : "%,d bars begin".formatted(overlaps),
                                    timeframe,
                                    overlaps == 1 ? "it are" : "them are"));
        }
        boolean days =
                timeframe.isCalendar() && zone.equals(ZoneDecision.UTC) && options.zone().isEmpty();
        if (days
                && Arrays.stream(starts)
                        .allMatch(start -> Math.floorMod(start, 86_400_000L) != 0)) {
            decisions.note(
                    ("days are those of UTC, in which the first stamp stands at %s; give --zone"
                                    + " if the exchange's day is another")
                            .formatted(
                                    Instant.ofEpochMilli(starts[0])
                                            .atZone(ZoneDecision.UTC)
                                            .toLocalTime()));
        }
    }

    long[] starts(
            BarRows rows, Layout layout, StampReader stamps, Timeframe timeframe, ZoneId zone) {
        CalendarLabels calendar = new CalendarLabels(rows.times, timeframe, zone);
        boolean lastMoments = Spacing.areLastMoments(rows.times, timeframe);
        BarLabel label = label(rows, layout, stamps, timeframe, lastMoments, calendar);
        boolean given = options.barLabel().isPresent();
        if (label == BarLabel.START && (given || timeframe.unit() == Timeframe.Unit.DAY)) {
            return rows.times;
        }
        boolean dates = timeframe.unit() == Timeframe.Unit.DAY && stamps.areDates();
        if (dates && timeframe.count() == 1) {
            decisions.note("dates without a time name the day of their bar, so none was shifted");
        }
        if (dates || calendar.apply()) {
            Optional<long[]> starts = calendar.starts(label);
            if (starts.isPresent()) {
                if (!calendar.isUnmoved(starts.get())) {
                    decisions.note(calendar.note(label, starts.get()));
                }
                return starts.get();
            }
        }
        if (label == BarLabel.START) {
            return rows.times;
        }
        long[] starts = new long[rows.size];
        for (int t = 0; t < rows.size; t++) {
            starts[t] =
                    Spacing.startOf(Spacing.rounded(rows.times[t], lastMoments), timeframe, zone);
        }
        decisions.note("stamps are bar ends, shifted by " + timeframe);
        return starts;
    }

    private BarLabel label(
            BarRows rows,
            Layout layout,
            StampReader stamps,
            Timeframe timeframe,
            boolean lastMoments,
            CalendarLabels calendar) {
        List<String> choices = List.of("start", "end");
        if (options.barLabel().isPresent()) {
            decisions.decide(
                    Kind.BAR_LABEL,
                    options.barLabel().get().name().toLowerCase(Locale.ROOT),
                    "given",
                    choices);
            return options.barLabel().get();
        }
        boolean unknown = stampsOfVendor == Vendor.Stamps.UNKNOWN;
        if (layout.endStamps()
                || stamps.endsOfDay > 0
                || lastMoments
                || Spacing.looksLikeEnds(rows.times, timeframe)) {
            decisions.decide(Kind.BAR_LABEL, "end", "detected", choices);
            return BarLabel.END;
        }
        if (calendar.mayBeEndsOfSessions()
                && stamps.epochs == 0
                && stampsOfVendor != Vendor.Stamps.STARTS) {
            decisions.ask(
                    Kind.BAR_LABEL,
                    List.of("end", "start"),
                    ("its %s are stamped at a time of day on their last day, which some write for"
                                    + " the end of the bar and others for the start of the next")
                            .formatted(
                                    timeframe.unit() == Timeframe.Unit.MONTH ? "months" : "weeks"));
            decisions.refuseIfOpen();
        }
        if (calendar.apply()) {
            Optional<BarLabel> label = calendar.label();
            boolean open =
                    label.isEmpty() && stamps.epochs == 0 && stampsOfVendor != Vendor.Stamps.STARTS;
            if (open) {
                decisions.ask(
                        Kind.BAR_LABEL,
                        List.of("end", "start"),
                        ("its weeks are named by their %s, which some write for the week that"
                                        + " ends then and others for the one that begins")
                                .formatted(Spacing.inWords(calendar.usualWeekday())));
                decisions.refuseIfOpen();
            }
            if (label.isPresent()) {
                decisions.decide(
                        Kind.BAR_LABEL,
                        label.get().name().toLowerCase(Locale.ROOT),
                        "detected",
                        choices);
                return label.get();
            }
        }
        String question =
                unknown && !timeframe.isCalendar()
                        ? "The file does not say. With "
                                + timeframe
                                + " bars a wrong choice shifts every signal by a bar."
                        : "";
        decisions.decide(
                new Decision(
                        Kind.BAR_LABEL,
                        "start",
                        unknown ? "assumed" : "assumed from vendor",
                        choices,
                        question));
        return BarLabel.START;
    }
}
