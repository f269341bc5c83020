package io.abtpro.main;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class StartTimesTest {
    @Test
    void aStepIsTimedFromTheBeginningOfTheProcess() {
        var times = new StartTimes();
        times.reach("first", 1_000_000_000L);
        times.reach("second", 1_250_000_000L);
        assertThat(times.text(1_400_000_000L, Duration.ofMillis(900)))
                .isEqualTo("   500 ms  first%n   750 ms  second%n".formatted());
    }

    @Test
    void onlyTheFirstTimeOfAStepCounts() {
        var times = new StartTimes();
        times.reach("shown", 0);
        times.reach("shown", 5_000_000);
        assertThat(times.text(10_000_000, Duration.ofMillis(10)))
                .isEqualTo("     0 ms  shown%n".formatted());
    }

    @Test
    void thisProcessIsAsOldAsItsVirtualMachineAtLeastAndNotMuchOlder() {
        var times = new StartTimes();
        times.reach("now");
        long sinceMachine =
                System.currentTimeMillis()
                        - java.lang.management.ManagementFactory.getRuntimeMXBean().getStartTime();
        long millis = Long.parseLong(times.text().strip().split(" ", 0)[0]);
        assertThat(millis).isBetween(sinceMachine - 100, sinceMachine + 60_000);
    }
}
