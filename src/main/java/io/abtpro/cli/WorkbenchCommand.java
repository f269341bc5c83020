package io.abtpro.cli;

import io.abtpro.failures.FailureLog;
import io.abtpro.report.Documents;
import io.abtpro.report.FailureDocument;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The command line of the workbench.
@Command(
        name = "abtpro-workbench",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = WorkbenchCommand.Version.class,
        usageHelpWidth = 100,
        description = "Research on bars: import, backtest, audit. No arguments open the window.")
public final class WorkbenchCommand {
    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "the workspace folder; ~/.abtpro where not given")
    private Optional<Path> home = Optional.empty();

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "one JSON document on standard output and nothing else")
    private boolean json;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "after what is said of a failure, its trace")
    @SuppressWarnings("UnusedVariable") // for the help; what is asked for is read from the words
    private boolean verbose;

    private WorkbenchCommand() {}

    /// The exit code of the command in `args`: 0 ok, 1 a check found something, 2 usage, 3 failure.
    public static int run(String[] args, Services services, PrintStream out, PrintStream err) {
        var invocation = new Invocation(new WorkbenchCommand(), services.workspaces(), out, err);
        var line = line(invocation, services);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        boolean json = List.of(args).contains("--json");
        CommandLine.IExecutionExceptionHandler failed =
                (failure, command, _) -> {
                    FailureLog.note(
                            "the command '%s'".formatted(command.getCommandName()), failure);
                    return report(
                            Failures.of(failure),
                            traced(failure, args),
                            json && !invocation.hasPrinted(),
                            out,
                            err);
                };
        line.setExecutionExceptionHandler(failed);
        line.setParameterExceptionHandler(
                (failure, _) -> {
                    Optional<Exception> refused = Failures.refusedValue(failure);
                    return refused.isPresent()
                            ? failed.handleExecutionException(
                                    refused.get(), failure.getCommandLine(), null)
                            : report(Failures.usage(failure), "", json, out, err);
                });
        line.setExpandAtFiles(false);
        if (args.length == 0) {
            line.usage(line.getErr());
            return Failures.USAGE;
        }
        if (namesNoHome(args)) {
            var refused =
                    new UsageException(
                            "--home must name a folder, was empty; leave it out for ~/.abtpro");
            return report(Failures.of(refused), "", json, out, err);
        }
        try {
            return line.execute(args);
        } catch (OutOfMemoryError full) {
            FailureLog.note("a command", full);
            var failure = Failures.full(Runtime.getRuntime().maxMemory());
            return report(failure, traced(full, args), json && !invocation.hasPrinted(), out, err);
        } catch (StackOverflowError | LinkageError broken) {
            FailureLog.note("a command", broken);
            return report(
                    Failures.ofError(broken),
                    traced(broken, args),
                    json && !invocation.hasPrinted(),
                    out,
                    err);
        } finally {
            out.flush();
        }
    }

    private static String traced(Throwable failure, String... args) {
        return List.of(args).contains("--verbose") ? FailureLog.trace(failure) : "";
    }

    /// An empty path is the current folder, which nobody asked for.
    private static boolean namesNoHome(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--home") && i + 1 < args.length && args[i + 1].isBlank()
                    || args[i].startsWith("--home=")
                            && args[i].substring("--home=".length()).isBlank()) {
                return true;
            }
        }
        return false;
    }

    /// The command line with every command of the program.
    static CommandLine line(Services services, PrintStream out, PrintStream err) {
        return line(
                new Invocation(new WorkbenchCommand(), services.workspaces(), out, err), services);
    }

    private static CommandLine line(Invocation invocation, Services services) {
        var line = new CommandLine(invocation.options());
        Commands.all(invocation, services).forEach(line::addSubcommand);
        Converters.register(line);
        return line;
    }

    /// Says the failure on standard error, and with `--json` as the document that a program waits
    /// for.
    private static int report(
            Failures.Failure failure,
            String trace,
            boolean json,
            PrintStream out,
            PrintStream err) {
        err.println(Invocation.onTerminal(failure.sentence()));
        if (!failure.hint().isEmpty()) {
            err.println(failure.hint());
        }
        err.print(trace);
        if (json) {
            out.println(
                    Documents.text(new FailureDocument(failure.sentence(), failure.exitCode())));
        }
        return failure.exitCode();
    }

    Path home() {
        return home.orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".abtpro"));
    }

    boolean isHomeGiven() {
        return home.isPresent();
    }

    boolean json() {
        return json;
    }

    /// The version in the jar's manifest.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = WorkbenchCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "ABTPro Workbench " + (version == null ? "(from source)" : version)
            };
        }
    }
}
