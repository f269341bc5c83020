package io.abtpro.bench;

import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;
import io.abtpro.store.Workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Runs one check in a folder of its own. How far it is, its lines say.
///
/// @param words the arguments as they were given
/// @param quick true to try it with little work
/// @param out takes each line as it comes
public record RunCheck(
        Check check,
        List<String> words,
        boolean quick,
        Function<Path, Workspace> opener,
        Consumer<String> out)
        implements Job<RunCheck.Report> {
    public RunCheck {
        words = List.copyOf(words);
    }

    /// @param arguments every value that it ran with, by name
    /// @param holds false where something was found that should not be
    public record Report(
            Check check,
            Map<String, String> arguments,
            boolean quick,
            boolean holds,
            List<String> lines) {
        public Report {
            lines = List.copyOf(lines);
        }
    }

    @Override
    public Report run(Progress progress) throws Exception {
        Map<String, String> values = check.values(words, quick);
        List<String> lines = new ArrayList<>();
        try (var folder = OwnFolder.make()) {
            boolean holds =
                    check.run()
                            .run(
                                    new Given(
                                            values,
                                            folder.path(),
                                            opener,
                                            line -> {
                                                lines.add(line);
                                                out.accept(line);
                                            }));
            return new Report(check, values, quick, holds, lines);
        }
    }
}
