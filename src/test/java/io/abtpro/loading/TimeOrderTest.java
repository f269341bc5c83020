package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/// Which rows break the order of a file's times.
class TimeOrderTest {
    private static final long DAY = 86_400_000L;

    private static String[] rules(boolean equalAllowed, long... days) {
        long[] times = java.util.Arrays.stream(days).map(day -> day * DAY).toArray();
        TimeOrder order = TimeOrder.of(times, times.length, equalAllowed);
        String[] rules = new String[times.length];
        int broken = 0;
        for (int i = 0; i < rules.length; i++) {
            rules[i] = order.rule(i);
            broken += order.isBroken(i) ? 1 : 0;
            assertThat(order.isBroken(i)).isNotEqualTo(rules[i].isEmpty());
        }
        assertThat(order.breaks()).isEqualTo(broken);
        return rules;
    }

    @Test
    void everyRowThatBreaksTheOrderIsNamedWithItsTime() {
        assertThat(rules(false, 1, 2, 2, 3, 4))
                .containsExactly("", "", "duplicate time 1970-01-03 00:00:00 UTC", "", "");
        assertThat(rules(false, 1, 2, 3, 2, 4))
                .containsExactly("", "", "", "duplicate time 1970-01-03 00:00:00 UTC", "");
        assertThat(rules(false, 1, 3, 2, 4, 5))
                .containsExactly(
                        "",
                        "",
                        "time 1970-01-03 00:00:00 UTC is not after the line before it",
                        "",
                        "");
        assertThat(rules(false, 1, 90, 2, 3, 4))
                .containsExactly(
                        "",
                        "time 1970-04-01 00:00:00 UTC is out of order with the lines around it",
                        "",
                        "",
                        "");
        assertThat(rules(false, 5, 4, 4, 2, 3))
                .containsExactly(
                        "",
                        "",
                        "duplicate time 1970-01-05 00:00:00 UTC",
                        "",
                        "time 1970-01-04 00:00:00 UTC is not before the line before it");
        assertThat(rules(true, 1, 2, 2, 3)).containsOnly("");
    }

    @Test
    void rowsThatBreakTheOrderTakeNoSentenceEachUntilItIsAskedFor() {
        int n = 1_000_000;
        long[] times = new long[n];
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        TimeOrder order = TimeOrder.of(times, n, false);
        long bytesARow = (threads.getCurrentThreadAllocatedBytes() - before) / n;
        assertThat(order.breaks()).isEqualTo(n - 1);
        assertThat(bytesARow).isLessThan(40);
    }
}
