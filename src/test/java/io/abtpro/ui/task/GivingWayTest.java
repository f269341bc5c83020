package io.abtpro.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

class GivingWayTest {
    /// Where the name, the second field, ends: the eighteenth after it is how nice a thread is.
    private static final int NICE_AFTER_NAME = 16;

    private static int nice() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(
                stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE_AFTER_NAME]);
    }

    private static int niceOf(Callable<Integer> asked) throws Exception {
        var task = new FutureTask<>(asked);
        GivingWay.threads("giving-way-").newThread(task).start();
        return task.get();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatComputesIsNicerThanWhoeverMadeIt() throws Exception {
        int before = nice();
        assertThat(niceOf(GivingWayTest::nice)).isEqualTo(10).isGreaterThan(before);
        try (var pool = new ForkJoinPool(1, new GivingWay.Streams(), null, false)) {
            assertThat(pool.submit(GivingWayTest::nice).get()).isEqualTo(10);
        }
        assertThat(nice()).isEqualTo(before);
    }

    @Test
    void threadsHaveTheirNameAndEndWithTheProgram() throws Exception {
        Thread thread = GivingWay.threads("giving-way-").newThread(() -> {});
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).startsWith("giving-way-");
    }
}
