package io.abtpro.chart;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// A round step along a time axis: so many of a unit.
record TimeStep(ChronoUnit unit, int count) {
    private static final DateTimeFormatter TIME = format("HH:mm");
    private static final DateTimeFormatter TIME_OF_DAY = format("d MMM HH:mm");
    private static final DateTimeFormatter TIME_OF_YEAR = format("d MMM yyyy HH:mm");
    private static final DateTimeFormatter DAY = format("d MMM");
    private static final DateTimeFormatter DAY_OF_YEAR = format("d MMM yyyy");
    private static final DateTimeFormatter MONTH = format("MMM");
    private static final DateTimeFormatter MONTH_OF_YEAR = format("MMM yyyy");
    private static final DateTimeFormatter YEAR = format("yyyy");

    /// The shortest first.
    static final List<TimeStep> ALL =
            List.of(
                    new TimeStep(ChronoUnit.MINUTES, 1),
                    new TimeStep(ChronoUnit.MINUTES, 5),
                    new TimeStep(ChronoUnit.MINUTES, 15),
                    new TimeStep(ChronoUnit.MINUTES, 30),
                    new TimeStep(ChronoUnit.HOURS, 1),
                    new TimeStep(ChronoUnit.HOURS, 3),
                    new TimeStep(ChronoUnit.HOURS, 6),
                    new TimeStep(ChronoUnit.HOURS, 12),
                    new TimeStep(ChronoUnit.DAYS, 1),
                    new TimeStep(ChronoUnit.DAYS, 2),
                    new TimeStep(ChronoUnit.WEEKS, 1),
                    new TimeStep(ChronoUnit.WEEKS, 2),
                    new TimeStep(ChronoUnit.MONTHS, 1),
                    new TimeStep(ChronoUnit.MONTHS, 2),
                    new TimeStep(ChronoUnit.MONTHS, 3),
                    new TimeStep(ChronoUnit.MONTHS, 6),
                    new TimeStep(ChronoUnit.YEARS, 1),
                    new TimeStep(ChronoUnit.YEARS, 2),
                    new TimeStep(ChronoUnit.YEARS, 5),
                    new TimeStep(ChronoUnit.YEARS, 10),
                    new TimeStep(ChronoUnit.YEARS, 20),
                    new TimeStep(ChronoUnit.YEARS, 50));

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    double millis() {
        return unit.getDuration().toMillis() * (double) count;
    }

    /// The last round moment that is not after `at`.
    ZonedDateTime floor(ZonedDateTime at) {
        LocalDate day = at.toLocalDate();
        return switch (unit) {
            case MINUTES ->
                    at.truncatedTo(ChronoUnit.MINUTES)
                            .withMinute(at.getMinute() - at.getMinute() % count);
            case HOURS ->
                    at.truncatedTo(ChronoUnit.HOURS).withHour(at.getHour() - at.getHour() % count);
            case DAYS ->
                    day.minusDays(Math.floorMod(day.toEpochDay(), count))
                            .atStartOfDay(at.getZone());
            case WEEKS -> // from Monday, which is day 4 of the epoch
                    day.minusDays(Math.floorMod(day.toEpochDay() - 4, 7L * count))
                            .atStartOfDay(at.getZone());
            case MONTHS ->
                    day.withDayOfMonth(1)
                            .with(
                                    ChronoField.MONTH_OF_YEAR,
                                    day.getMonthValue() - (day.getMonthValue() - 1) % count)
                            .atStartOfDay(at.getZone());
            default ->
                    LocalDate.of(day.getYear() - Math.floorMod(day.getYear(), count), 1, 1)
                            .atStartOfDay(at.getZone());
        };
    }

    /// The round moment after one.
    ZonedDateTime after(ZonedDateTime round) {
        return round.plus(count, unit);
    }

    /// What a label at `at` says, the shortest first: each later one names more of the date.
    List<String> texts(ZonedDateTime at) {
        return switch (unit) {
            case MINUTES, HOURS ->
                    List.of(TIME.format(at), TIME_OF_DAY.format(at), TIME_OF_YEAR.format(at));
            case DAYS, WEEKS -> List.of(DAY.format(at), DAY_OF_YEAR.format(at));
            case MONTHS -> List.of(MONTH.format(at), MONTH_OF_YEAR.format(at));
            default -> List.of(YEAR.format(at));
        };
    }

    /// Which of the texts a label needs after one at `before`: the first carries the year, and what
    /// changed is named.
    int wording(ZonedDateTime before, ZonedDateTime at) {
        boolean sameYear = before.getYear() == at.getYear();
        return switch (unit) {
            case MINUTES, HOURS ->
                    before.toLocalDate().equals(at.toLocalDate()) ? 0 : sameYear ? 1 : 2;
            case DAYS, WEEKS, MONTHS -> sameYear ? 0 : 1;
            default -> 0;
        };
    }
}
