package io.abtpro.loading;

import java.nio.file.Path;

/// A file on which the loader itself failed: a fault of the program, said in a sentence and with
/// its place in the code.
public final class LoaderFault extends LoadException {
    private static final long serialVersionUID = 1L;

    LoaderFault(Path file, Throwable fault) {
        super(
                ("%s: cannot be read, by a fault of the workbench (%s%s); nothing was stored,"
                                + " please report it with the file")
                        .formatted(
                                file.getFileName(), fault.getClass().getSimpleName(), place(fault)),
                fault);
    }

    private static String place(Throwable fault) {
        for (StackTraceElement at : fault.getStackTrace()) {
            if (at.getClassName().startsWith("io.abtpro.")) {
                return " at " + at.getFileName() + ":" + at.getLineNumber();
            }
        }
        return "";
    }
}
