package io.abtpro.cli;

import io.abtpro.bench.Bench;
import io.abtpro.bench.BenchDocuments;
import io.abtpro.bench.Check;
import io.abtpro.bench.RunCheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What `bench checks` does. Apart from the command, whose methods every start looks at: that would
/// load what measures.
final class BenchChecks {
    private BenchChecks() {}

    /// The exit code of the check of this name, or of the list where there is none.
    static int run(
            Invocation invocation,
            Bench bench,
            Optional<String> name,
            List<String> values,
            boolean quick)
            throws Exception {
        List<Check> all = bench.checks();
        if (name.isEmpty()) {
            invocation.print(all.stream().map(BenchDocuments::of).toList(), lines(all));
            return 0;
        }
        RunCheck.Report report =
                invocation.run(
                        new RunCheck(
                                named(name.get(), all),
                                values,
                                quick,
                                invocation::open,
                                invocation::printEarly));
        invocation.print(BenchDocuments.of(report), List.of());
        return report.holds() ? 0 : Failures.CHECK;
    }

    private static Check named(String name, List<Check> all) {
        List<String> known = all.stream().map(Check::name).toList();
        return all.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "unknown check '%s'%s; checks are %s"
                                                .formatted(
                                                        name,
                                                        Nearest.hint(name, known, ""),
                                                        String.join(", ", known))));
    }

    private static List<String> lines(List<Check> all) {
        var table = new TextTable("Check", "Arguments and their usual values", "Prints");
        for (Check check : all) {
            String arguments =
                    check.arguments().stream()
                            .map(argument -> argument.name() + "=" + argument.usual())
                            .collect(Collectors.joining(" "));
            table.row(check.name(), arguments, check.work());
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(
                "'bench checks NAME VALUE ...' runs one; values are given in this order and those"
                        + " left out are the usual ones.");
        return lines;
    }
}
