package io.abtpro.cli;

import io.abtpro.jobs.Job;
import io.abtpro.report.Document;
import io.abtpro.report.Documents;
import io.abtpro.store.Workspace;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What one run of the command line shares: streams, global options, the way to the workspace.
final class Invocation {
    private static final Pattern ABSENT = Pattern.compile("(?<![^\\s(])\u2013(?![^\\s,.;)])");

    private final Function<Path, Workspace> opener;
    private final PrintStream out;
    private final PrintStream err;
    private final WorkbenchCommand options;
    private boolean printed;

    Invocation(
            WorkbenchCommand options,
            Function<Path, Workspace> opener,
            PrintStream out,
            PrintStream err) {
        this.options = options;
        this.opener = opener;
        this.out = out;
        this.err = err;
    }

    WorkbenchCommand options() {
        return options;
    }

    /// The workspace of `--home`, to be closed by the caller.
    Workspace open() {
        Workspace workspace = opener.apply(options.home());
        if (workspace.isReadOnly()) {
            err.println(
                    "note: the workspace %s cannot be written, so it is open to be read only; nothing is stored"
                            .formatted(workspace.folder()));
        }
        return workspace;
    }

    /// The workspace in another folder, to be closed by the caller.
    Workspace open(Path folder) {
        return opener.apply(folder);
    }

    @SuppressWarnings({
        "ReferenceEquality",
        "SystemConsoleNull"
    }) // that very stream; it may be null
    <T> T run(Job<T> job) throws Exception {
        boolean terminal =
                err == System.err && System.console() != null && System.console().isTerminal();
        var progress = new ConsoleProgress(err, terminal, System::nanoTime);
        try {
            return job.run(progress);
        } finally {
            progress.finish();
        }
    }

    /// Says what is about to happen, where progress goes.
    void say(String sentence) {
        err.println(sentence);
    }

    /// True once the result was printed. What fails after that has no document of its own: there is
    /// one on standard output.
    boolean hasPrinted() {
        return printed;
    }

    /// Prints a line of a result that is long in coming; with `--json` the document at the end has
    /// it.
    void printEarly(String line) {
        if (!options.json()) {
            out.println(onTerminal(line));
            out.flush();
        }
    }

    /// Prints the result: with `--json` the document, else the lines.
    void print(Document document, List<String> lines) {
        show(document, lines);
    }

    /// Prints a result that is a list.
    void print(List<? extends Document> documents, List<String> lines) {
        show(documents, lines);
    }

    private void show(Object document, List<String> lines) {
        printed = true;
        if (options.json()) {
            out.println(Documents.text(document));
        } else {
            lines.stream().map(Invocation::onTerminal).forEach(out::println);
        }
    }

    /// With the signs that every terminal shows and every shell finds: "-" for a minus and for what
    /// is absent.
    static String onTerminal(String line) {
        return ABSENT.matcher(line).replaceAll("-").replace('\u2212', '-');
    }
}
