package io.abtpro.bars;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;

class RecurringDaysTest {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2019, 12, 31);

    private static BitSet explained(List<LocalDate> days) {
        var set = new BitSet();
        days.forEach(day -> set.set((int) (day.toEpochDay() - FIRST.toEpochDay())));
        return new RecurringDays(set, FIRST, LAST).explained();
    }

    @Test
    void easterIsOnTheDayOfTheAlmanac() {
        assertThat(List.of(1961, 2000, 2008, 2011, 2019, 2024, 2038))
                .extracting(RecurringDays::easter)
                .containsExactly(
                        LocalDate.of(1961, 4, 2),
                        LocalDate.of(2000, 4, 23),
                        LocalDate.of(2008, 3, 23),
                        LocalDate.of(2011, 4, 24),
                        LocalDate.of(2019, 4, 21),
                        LocalDate.of(2024, 3, 31),
                        LocalDate.of(2038, 4, 25));
    }

    @Test
    void goodFridayAndMovedChristmasAreExplainedAndOneAccidentIsNot() {
        List<LocalDate> days = new java.util.ArrayList<>(List.of(LocalDate.of(2001, 9, 11)));
        for (int year = 2000; year < 2020; year++) {
            days.add(RecurringDays.easter(year).minusDays(2));
            LocalDate christmas = LocalDate.of(year, 12, 25);
            days.add(
                    christmas.getDayOfWeek() == DayOfWeek.SATURDAY
                            ? christmas.minusDays(1)
                            : christmas.getDayOfWeek() == DayOfWeek.SUNDAY
                                    ? christmas.plusDays(1)
                                    : christmas);
        }
        assertThat(explained(days).cardinality()).isEqualTo(days.size() - 1);
    }

    @Test
    void twoYearsAreNoRule() {
        assertThat(explained(List.of(LocalDate.of(2018, 7, 4), LocalDate.of(2019, 7, 4))).isEmpty())
                .isTrue();
    }

    @Test
    void randomDaysAreSeldomTakenForARule() {
        var random = new java.util.Random(3);
        List<LocalDate> days = random.ints(60, 0, 20 * 365).mapToObj(FIRST::plusDays).toList();
        assertThat(explained(days).cardinality()).isZero();
    }
}
