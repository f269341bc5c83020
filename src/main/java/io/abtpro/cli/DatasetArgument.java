package io.abtpro.cli;

import io.abtpro.bars.BarSeries;
import io.abtpro.loading.LoadException;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.LoadedBars;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.report.Figures;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Workspace;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The bars that a DATASET argument means: a stored name, in any case, or a file's path.
///
/// @param name the stored name, or the path as given
record DatasetArgument(String name, BarSeries series) {
    static DatasetArgument find(String argument, Workspace workspace) {
        Optional<String> stored = storedName(argument, workspace);
        if (stored.isPresent()) {
            return new DatasetArgument(stored.get(), workspace.datasets().bars(stored.get()));
        }
        return fromFile(argument, workspace);
    }

    /// The stored name that `argument` means, in any case.
    static String stored(String argument, Workspace workspace) {
        return storedName(argument, workspace)
                .orElseThrow(
                        () -> {
                            List<String> names = names(workspace);
                            String has =
                                    names.isEmpty()
                                            ? "; the workspace is empty"
                                            : "; there are " + String.join(", ", names);
                            return new UsageException(
                                    "there is no dataset '%s'".formatted(argument)
                                            + Nearest.hint(argument, names, has));
                        });
    }

    private static Optional<String> storedName(String argument, Workspace workspace) {
        Optional<DatasetRecord> exact = workspace.datasets().find(argument);
        if (exact.isPresent()) {
            return exact.map(DatasetRecord::name);
        }
        return names(workspace).stream()
                .filter(name -> name.equalsIgnoreCase(argument))
                .findFirst();
    }

    private static List<String> names(Workspace workspace) {
        return workspace.datasets().all().stream().map(DatasetRecord::name).toList();
    }

    private static DatasetArgument fromFile(String argument, Workspace workspace) {
        Path file = existing(argument).orElseThrow(() -> unknown(argument, workspace));
        LoadedBars loaded = Loader.load(file, LoadOptions.detect());
        if (!loaded.rowFailures().isEmpty()) {
            var first = loaded.rowFailures().getFirst();
            throw new LoadException(
                    "%s:%d: %s; %s rows in all are no bars, import the file with --skip-bad-rows to leave them out"
                            .formatted(
                                    file.getFileName(),
                                    first.line(),
                                    first.rule(),
                                    Figures.count(loaded.rowFailures().size())));
        }
        return new DatasetArgument(argument, loaded.series());
    }

    private static Optional<Path> existing(String argument) {
        try {
            return Optional.of(Path.of(argument)).filter(Files::exists);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static UsageException unknown(String argument, Workspace workspace) {
        List<String> names = names(workspace);
        String has =
                names.isEmpty()
                        ? "; the workspace is empty, 'import FILE' stores one"
                        : "; there are " + String.join(", ", names);
        return new UsageException(
                "there is no dataset and no file '%s'".formatted(argument)
                        + Nearest.hint(argument, names, has));
    }
}
