package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

class ConsoleProgressTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);

    @Test
    void shortJobSaysNothing() {
        var progress = new ConsoleProgress(stream, false, nanos::get);
        progress.report(1, 2, "half");
        progress.finish();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void longJobSaysALineASecond() {
        var progress = new ConsoleProgress(stream, false, nanos::get);
        nanos.set(1_100_000_000L);
        progress.report(1, 2, "half");
        progress.report(2, 2, "whole");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines(" 50 %  half");
    }

    @Test
    void terminalLineIsRemovedAtTheEnd() {
        var progress = new ConsoleProgress(stream, true, nanos::get);
        nanos.set(200_000_000L);
        progress.report(1, 2, "half");
        progress.finish();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("\r")
                .contains("half")
                .endsWith("\r\u001b[K");
    }
}
