package io.abtpro.cli;

import io.abtpro.report.SavedRunDocument;
import io.abtpro.report.Times;
import io.abtpro.store.RunWords;
import io.abtpro.store.Runs;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/// The saved runs of a dataset, and what is said of them.
@Command(name = "runs", description = "List saved runs, name one, note something of it or tag it.")
final class RunsCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    private RunsCommand() {}

    /// The command with its kinds.
    static CommandLine of(Invocation invocation) {
        return new CommandLine(new RunsCommand())
                .addSubcommand("list", new Listing(invocation))
                .addSubcommand("name", new Naming(invocation))
                .addSubcommand("note", new Noting(invocation))
                .addSubcommand("tag", new Tagging(invocation));
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "say what to do: runs list, name, note or tag");
    }

    private static SavedRunDocument document(Runs.Run run) {
        return new SavedRunDocument(
                run.datasetName(),
                run.name(),
                run.words().title(),
                run.words().note(),
                run.words().tags(),
                run.strategy(),
                run.ledgerSha256(),
                run.at());
    }

    /// What is shared by the commands that say something of one run.
    abstract static class OfOne implements Callable<Integer> {
        private final Invocation invocation;

        @Parameters(index = "0", paramLabel = "DATASET", description = "a stored dataset")
        private String dataset = "";

        @Parameters(
                index = "1",
                paramLabel = "RUN",
                description = "what the run was saved as, such as 'run 3', or what it is called")
        private String run = "";

        OfOne(Invocation invocation) {
            this.invocation = invocation;
        }

        /// What is said of the run afterwards.
        abstract UnaryOperator<RunWords> change();

        @Override
        public Integer call() {
            try (var workspace = invocation.open()) {
                String stored = DatasetArgument.stored(dataset, workspace);
                Runs.Run found = found(stored, workspace.runs().of(stored));
                RunWords words = change().apply(found.words());
                workspace.runs().describe(stored, found.name(), words);
                Runs.Run now = found.saying(words);
                invocation.print(document(now), lines(now));
            }
            return 0;
        }

        private Runs.Run found(String stored, List<Runs.Run> all) {
            return all.stream()
                    .filter(r -> r.name().equalsIgnoreCase(run) || r.called().equalsIgnoreCase(run))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new UsageException(
                                            "'%s' has no saved run '%s'; there are %s"
                                                    .formatted(
                                                            stored,
                                                            run,
                                                            all.stream()
                                                                    .map(Runs.Run::called)
                                                                    .toList())));
        }

        private static List<String> lines(Runs.Run now) {
            return List.of(
                    "%s of '%s' is called '%s'; tags: %s; note: %s"
                            .formatted(
                                    now.name(),
                                    now.datasetName(),
                                    now.called(),
                                    now.words().tags().isEmpty()
                                            ? "none"
                                            : String.join(", ", now.words().tags()),
                                    now.words().note().isEmpty() ? "none" : now.words().note()));
        }
    }

    /// Every saved run of a dataset.
    @Command(name = "list", description = "The saved runs of a dataset, oldest first.")
    static final class Listing implements Callable<Integer> {
        private final Invocation invocation;

        @Parameters(paramLabel = "DATASET", description = "a stored dataset")
        private String dataset = "";

        Listing(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            try (var workspace = invocation.open()) {
                String stored = DatasetArgument.stored(dataset, workspace);
                List<Runs.Run> all = workspace.runs().of(stored);
                invocation.print(all.stream().map(RunsCommand::document).toList(), lines(all));
            }
            return 0;
        }

        private static List<String> lines(List<Runs.Run> all) {
            if (all.isEmpty()) {
                return List.of("No saved run; 'Save run' in the Backtest tab keeps one.");
            }
            var table = new TextTable("Run", "Name", "Strategy", "Saved", "Tags", "Note");
            for (Runs.Run run : all) {
                table.row(
                        run.name(),
                        run.words().title(),
                        run.strategy(),
                        Times.date(run.at(), "UTC"),
                        String.join(", ", run.words().tags()),
                        run.words().note().lines().findFirst().orElse(""));
            }
            return table.lines();
        }
    }

    /// Names a run.
    @Command(name = "name", description = "Call a saved run by a name.")
    static final class Naming extends OfOne {
        @Parameters(
                index = "2",
                paramLabel = "NAME",
                description = "on one line; '' takes the name away")
        private String name = "";

        Naming(Invocation invocation) {
            super(invocation);
        }

        @Override
        UnaryOperator<RunWords> change() {
            return words -> words.withTitle(name);
        }
    }

    /// Notes something of a run.
    @Command(name = "note", description = "Note something of a saved run.")
    static final class Noting extends OfOne {
        @Parameters(
                index = "2",
                paramLabel = "NOTE",
                description = "may have several lines; '' takes the note away")
        private String note = "";

        Noting(Invocation invocation) {
            super(invocation);
        }

        @Override
        UnaryOperator<RunWords> change() {
            return words -> words.withNote(note);
        }
    }

    /// Tags a run.
    @Command(name = "tag", description = "Give a saved run these tags, in place of those it has.")
    static final class Tagging extends OfOne {
        @Parameters(
                index = "2..*",
                paramLabel = "TAG",
                description = "words without a comma; none takes all tags away")
        private List<String> tags = List.of();

        Tagging(Invocation invocation) {
            super(invocation);
        }

        @Override
        UnaryOperator<RunWords> change() {
            return words -> words.withTags(tags);
        }
    }
}
