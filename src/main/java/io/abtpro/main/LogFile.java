package io.abtpro.main;

import io.abtpro.failures.FailureLog;
import io.abtpro.files.PrivateFiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What is logged, in `log/workbench.log` of a workspace: 5 MB, then a new one, the last five kept.
///
/// The file is opened for each note, so that a window and commands may write to the same one. Notes
/// are few.
final class LogFile extends Handler {
    private static final String FILE = "workbench.log";
    private static final long LARGEST = 5L << 20;
    private static final int KEPT = 5;

    /// Held: a logger that nobody holds is collected with its handlers.
    private static final Logger OURS = Logger.getLogger(FailureLog.NAME);

    private final Path workspace;
    private final long largest;

    LogFile(Path workspace, long largest) {
        this.workspace = workspace;
        this.largest = largest;
        setLevel(Level.ALL);
    }

    /// Sends what is logged from now on to the workspace in `folder`, and nothing to the terminal.
    static void keepIn(Path folder) {
        for (Handler earlier : OURS.getHandlers()) {
            OURS.removeHandler(earlier);
        }
        OURS.setUseParentHandlers(false);
        OURS.setLevel(Level.ALL);
        OURS.addHandler(new LogFile(folder.toAbsolutePath(), LARGEST));
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        // A workspace is made by whoever opens it, not by its log.
        if (!isLoggable(entry) || !Files.isDirectory(workspace)) {
            return;
        }
        try {
            Path file = PrivateFiles.folder(workspace.resolve("log")).resolve(FILE);
            byte[] text = text(entry).getBytes(StandardCharsets.UTF_8);
            if (Files.exists(file) && Files.size(file) + text.length > largest) {
                shift(file);
            }
            boolean made = !Files.exists(file);
            Files.write(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (made) {
                PrivateFiles.close(file);
            }
        } catch (IOException notKept) {
            // A full or read-only disk: what failed is said to the user all the same.
        }
    }

    /// workbench.log becomes workbench.log.1, that workbench.log.2 and so on.
    private static void shift(Path file) throws IOException {
        for (int i = KEPT - 1; i > 0; i--) {
            Path older = i == 1 ? file : file.resolveSibling(FILE + "." + (i - 1));
            if (Files.exists(older)) {
                Files.move(
                        older,
                        file.resolveSibling(FILE + "." + i),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static String text(LogRecord entry) {
        Throwable thrown = entry.getThrown();
        return "%s %s process %d %s%n%s"
                .formatted(
                        Instant.ofEpochMilli(entry.getMillis()).truncatedTo(ChronoUnit.MILLIS),
                        entry.getLevel().getName(),
                        ProcessHandle.current().pid(),
                        entry.getMessage(),
                        thrown == null ? "" : FailureLog.trace(thrown));
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
