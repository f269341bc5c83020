package io.abtpro.failures;

import org.slf4j.LoggerFactory;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Where every failure is noted once, by whoever says it to the user.
public final class FailureLog {
    /// What the program's own notes are logged under.
    public static final String NAME = "io.abtpro";

    private FailureLog() {}

    /// Notes `failure` with its trace.
    ///
    /// @param during what was being done, such as "the command 'import'"; never a value of the
    ///   user's data
    public static void note(String during, Throwable failure) {
        var log = LoggerFactory.getLogger(NAME);
        if (failure instanceof ExpectedFailure) {
            // Its sentence may quote what the user's file holds.
            log.info(
                    "{} was refused: {}{}",
                    during,
                    failure.getClass().getSimpleName(),
                    frames(failure));
        } else {
            log.error("{} failed", during, failure);
        }
    }

    /// The trace of `failure` with those of its causes, as Java prints it.
    public static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /// Where `failure` and its causes were thrown, without what they say.
    private static String frames(Throwable failure) {
        var lines = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable at = failure; at != null && seen.add(at); at = at.getCause()) {
            if (seen.size() > 1) {
                lines.append(System.lineSeparator())
                        .append("Caused by: ")
                        .append(at.getClass().getName());
            }
            for (StackTraceElement frame : at.getStackTrace()) {
                lines.append(System.lineSeparator()).append("\tat ").append(frame);
            }
        }
        return lines.toString();
    }
}
