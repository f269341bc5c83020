package io.abtpro.cli;

import io.abtpro.jobs.Progress;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/// Progress on standard error: one line rewritten on a terminal, else a line a second from the
/// second second on.
final class ConsoleProgress implements Progress {
    private static final long QUIET_NANOS = 1_000_000_000L;
    private static final long REDRAW_NANOS = 100_000_000L;

    private final PrintStream err;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long nextAt;
    private boolean drawn;

    ConsoleProgress(PrintStream err, boolean terminal, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
        this.nextAt = nanos.getAsLong() + (terminal ? REDRAW_NANOS : QUIET_NANOS);
    }

    @Override
    public synchronized void report(long done, long total, String message) {
        long now = nanos.getAsLong();
        if (now - nextAt < 0) {
            return;
        }
        nextAt = now + (terminal ? REDRAW_NANOS : QUIET_NANOS);
        String share =
                total > 0 ? "%3d %%  ".formatted(Math.clamp(100 * done / total, 0, 100)) : "";
        if (terminal) {
            err.print("\r\u001b[K" + share + message);
            err.flush();
            drawn = true;
        } else {
            err.println(share + message);
        }
    }

    /// Removes the line from a terminal.
    synchronized void finish() {
        if (drawn) {
            err.print("\r\u001b[K");
            err.flush();
            drawn = false;
        }
    }

    @Override
    public boolean isCancelled() {
        return false;
    }
}
