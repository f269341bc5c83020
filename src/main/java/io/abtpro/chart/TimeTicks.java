package io.abtpro.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Round moments along a time axis with their labels.
final class TimeTicks {
    /// A step between labels: `count` of `unit`, and what a label says.
    private record Step(ChronoUnit unit, int count, String pattern) {
        double millis() {
            return unit.getDuration().toMillis() * (double) count;
        }
    }

    /// A label at a moment in epoch milliseconds.
    record Label(double at, String text) {}

    private static final List<Step> STEPS =
            List.of(
                    new Step(ChronoUnit.MINUTES, 1, "HH:mm"),
                            new Step(ChronoUnit.MINUTES, 5, "HH:mm"),
                    new Step(ChronoUnit.MINUTES, 15, "HH:mm"),
                            new Step(ChronoUnit.HOURS, 1, "MMM d, HH:mm"),
                    new Step(ChronoUnit.HOURS, 3, "MMM d, HH:mm"),
                            new Step(ChronoUnit.HOURS, 6, "MMM d, HH:mm"),
                    new Step(ChronoUnit.DAYS, 1, "MMM d"), new Step(ChronoUnit.DAYS, 2, "MMM d"),
                    new Step(ChronoUnit.DAYS, 7, "MMM d"),
                            new Step(ChronoUnit.MONTHS, 1, "MMM yyyy"),
                    new Step(ChronoUnit.MONTHS, 3, "MMM yyyy"),
                            new Step(ChronoUnit.MONTHS, 6, "MMM yyyy"),
                    new Step(ChronoUnit.YEARS, 1, "yyyy"), new Step(ChronoUnit.YEARS, 2, "yyyy"),
                    new Step(ChronoUnit.YEARS, 5, "yyyy"), new Step(ChronoUnit.YEARS, 10, "yyyy"),
                    new Step(ChronoUnit.YEARS, 20, "yyyy"), new Step(ChronoUnit.YEARS, 50, "yyyy"));

    private TimeTicks() {}

    /// At most so many labels from `from` to `to`, in order.
    static List<Label> between(double from, double to, ZoneId zone, int most) {
        Step step =
                STEPS.stream()
                        .filter(s -> (to - from) / s.millis() <= most)
                        .findFirst()
                        .orElse(STEPS.getLast());
        var format = DateTimeFormatter.ofPattern(step.pattern(), Locale.ENGLISH);
        List<Label> labels = new ArrayList<>();
        ZonedDateTime at = floor(Instant.ofEpochMilli((long) from).atZone(zone), step);
        while (at.toInstant().toEpochMilli() <= to && labels.size() <= 2 * most) {
            if (at.toInstant().toEpochMilli() >= from) {
                labels.add(new Label(at.toInstant().toEpochMilli(), format.format(at)));
            }
            at = at.plus(step.count(), step.unit());
        }
        return labels;
    }

    private static ZonedDateTime floor(ZonedDateTime at, Step step) {
        LocalDate day = at.toLocalDate();
        return switch (step.unit()) {
            case MINUTES ->
                    at.truncatedTo(ChronoUnit.HOURS)
                            .withMinute(at.getMinute() - at.getMinute() % step.count());
            case HOURS ->
                    at.truncatedTo(ChronoUnit.DAYS)
                            .withHour(at.getHour() - at.getHour() % step.count());
            case DAYS ->
                    day.minusDays(Math.floorMod(day.toEpochDay(), step.count()))
                            .atStartOfDay(at.getZone());
            case MONTHS ->
                    day.withDayOfMonth(1)
                            .with(
                                    ChronoField.MONTH_OF_YEAR,
                                    day.getMonthValue() - (day.getMonthValue() - 1) % step.count())
                            .atStartOfDay(at.getZone());
            default ->
                    LocalDate.of(day.getYear() - Math.floorMod(day.getYear(), step.count()), 1, 1)
                            .atStartOfDay(at.getZone());
        };
    }
}
