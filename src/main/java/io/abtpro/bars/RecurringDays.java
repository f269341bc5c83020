package io.abtpro.bars;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells holidays from accidents: days that come back year after year by some rule of the calendar.
///
/// Rules are a date (moved to Friday or Monday where it falls on a weekend), the n-th or last
/// weekday of a month, and a distance from Easter. A rule holds where it was kept in most of at
/// least three years of the data.
final class RecurringDays {
    private static final int YEARS = 3;
    private static final double KEPT = 0.6;
    private static final int EASTER_REACH = 60;

    private final BitSet days;
    private final LocalDate first;
    private final LocalDate last;
    private final Map<Rule, Boolean> judged = new HashMap<>();

    private sealed interface Rule {}

    private record OnDate(MonthDay day) implements Rule {}

    /// @param nth from 1; 0 for the last
    private record OnWeekday(int month, DayOfWeek weekday, int nth) implements Rule {}

    private record FromEaster(int distance) implements Rule {}

    /// @param days the days in question, counted from `first`
    RecurringDays(BitSet days, LocalDate first, LocalDate last) {
        this.days = days;
        this.first = first;
        this.last = last;
    }

    /// Those of the days that a rule explains, counted from the first.
    BitSet explained() {
        BitSet explained = new BitSet();
        days.stream()
                .filter(day -> rules(first.plusDays(day)).stream().anyMatch(this::holds))
                .forEach(explained::set);
        return explained;
    }

    private static List<Rule> rules(LocalDate day) {
        List<Rule> rules = new ArrayList<>();
        rules.add(new OnDate(MonthDay.from(day)));
        if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
            rules.add(new OnDate(MonthDay.from(day.minusDays(1))));
            rules.add(new OnDate(MonthDay.from(day.minusDays(2))));
        }
        if (day.getDayOfWeek() == DayOfWeek.FRIDAY) {
            rules.add(new OnDate(MonthDay.from(day.plusDays(1))));
        }
        rules.add(
                new OnWeekday(
                        day.getMonthValue(),
                        day.getDayOfWeek(),
                        (day.getDayOfMonth() - 1) / 7 + 1));
        if (day.plusDays(7).getMonthValue() != day.getMonthValue()) {
            rules.add(new OnWeekday(day.getMonthValue(), day.getDayOfWeek(), 0));
        }
        int fromEaster = (int) (day.toEpochDay() - easter(day.getYear()).toEpochDay());
        if (Math.abs(fromEaster) <= EASTER_REACH) {
            rules.add(new FromEaster(fromEaster));
        }
        return rules;
    }

    private boolean holds(Rule rule) {
        return judged.computeIfAbsent(
                rule,
                r -> {
                    List<LocalDate> due = occurrences(r);
                    long kept = due.stream().filter(day -> isKept(r, day)).count();
                    return due.size() >= YEARS && kept >= KEPT * due.size();
                });
    }

    private List<LocalDate> occurrences(Rule rule) {
        List<LocalDate> due = new ArrayList<>();
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            LocalDate day = occurrence(rule, year);
            if (!day.isBefore(first) && !day.isAfter(last)) {
                due.add(day);
            }
        }
        return due;
    }

    private static LocalDate occurrence(Rule rule, int year) {
        return switch (rule) {
            case OnDate(MonthDay day) -> day.atYear(year);
            case FromEaster(int distance) -> easter(year).plusDays(distance);
            case OnWeekday(int month, DayOfWeek weekday, int nth) -> {
                LocalDate start = LocalDate.of(year, month, 1);
                LocalDate one =
                        start.plusDays(
                                Math.floorMod(
                                        weekday.getValue() - start.getDayOfWeek().getValue(), 7));
                LocalDate day = nth > 0 ? one.plusWeeks(nth - 1L) : one.plusWeeks(4);
                yield nth == 0 && day.getMonthValue() != month ? day.minusWeeks(1) : day;
            }
        };
    }

    private boolean isKept(Rule rule, LocalDate day) {
        if (!(rule instanceof OnDate) || day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
            return contains(day);
        }
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                ? contains(day) || contains(day.minusDays(1)) || contains(day.plusDays(2))
                : contains(day) || contains(day.plusDays(1));
    }

    private boolean contains(LocalDate day) {
        int at = (int) (day.toEpochDay() - first.toEpochDay());
        return at >= 0 && days.get(at);
    }

    /// Easter Sunday of the Gregorian calendar. Source: Meeus, Astronomical Algorithms (1991),
    /// chapter 8.
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int month = (h + l - 7 * m + 114) / 31;
        int day = (h + l - 7 * m + 114) % 31 + 1;
        return LocalDate.of(year, month, day);
    }
}
