package io.abtpro.cli;

import io.abtpro.report.UpkeepDocuments;
import io.abtpro.store.Upkeep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Reads what can be read of a damaged workspace into a new one.
@Command(
        name = "salvage",
        description =
                "Read what can still be read of a damaged workspace into a new one, and name what"
                        + " is lost (exit code 1). The damaged one stays as it is. What was deleted"
                        + " shortly before can come back.")
final class SalvageCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final Upkeep upkeep;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the new workspace's folder; DIR-salvaged beside --home where not given")
    private Optional<Path> out = Optional.empty();

    SalvageCommand(Invocation invocation, Upkeep upkeep) {
        this.invocation = invocation;
        this.upkeep = upkeep;
    }

    @Override
    public Integer call() {
        Path home = invocation.options().home().toAbsolutePath().normalize();
        Path into = out.orElseGet(() -> home.resolveSibling(home.getFileName() + "-salvaged"));
        Upkeep.Salvaged salvaged = upkeep.salvage(home, into);
        List<String> lines = new ArrayList<>();
        lines.add(
                "Salvaged into %s: %s."
                        .formatted(
                                salvaged.folder(),
                                salvaged.kept().isEmpty()
                                        ? "nothing"
                                        : String.join(", ", salvaged.kept())));
        salvaged.lost().forEach(lost -> lines.add("lost: " + lost));
        lines.add("Open it with --home %s.".formatted(salvaged.folder()));
        invocation.print(
                new UpkeepDocuments.Salvaged(salvaged.folder(), salvaged.kept(), salvaged.lost()),
                lines);
        return salvaged.lost().isEmpty() ? 0 : Failures.CHECK;
    }
}
