package io.abtpro.cli;

import io.abtpro.bench.Check;
import io.abtpro.bench.RunCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs one of the long checks, or lists them.
@Command(
        name = "checks",
        description = "Run a measurement or statistical check that is too long for a row; list them without a name.")
final class BenchChecksCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "the check")
    private Optional<String> name = Optional.empty();

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "VALUE", description = "its arguments, in the order listed")
    private List<String> values = List.of();

    @Option(names = "--quick", description = "try it with little work; says nothing")
    private boolean quick;

    BenchChecksCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        List<Check> all = invocation.engine().bench().checks();
        if (name.isEmpty()) {
            invocation.print(all.stream().map(BenchChecksCommand::document).toList(), lines(all));
            return 0;
        }
        RunCheck.Report report = invocation.run(
                new RunCheck(named(name.get(), all), values, quick, invocation::open, invocation::printEarly));
        invocation.print(document(report), List.of());
        return report.holds() ? 0 : Failures.CHECK;
    }

    private static Check named(String name, List<Check> all) {
        List<String> known = all.stream().map(Check::name).toList();
        return all.stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow(() ->
                new UsageException("unknown check '%s'%s; checks are %s"
                        .formatted(name, Nearest.hint(name, known, ""), String.join(", ", known))));
    }

    private static Map<String, Object> document(RunCheck.Report report) {
        var document = new LinkedHashMap<String, Object>();
        document.put("check", report.check().name());
        document.put("arguments", report.arguments());
        document.put("quick", report.quick());
        document.put("holds", report.holds());
        document.put("lines", report.lines());
        return document;
    }

    private static Map<String, Object> document(Check check) {
        var arguments = new LinkedHashMap<String, Object>();
        check.arguments().forEach(argument -> arguments.put(argument.name(), argument.usual()));
        var document = new LinkedHashMap<String, Object>();
        document.put("name", check.name());
        document.put("work", check.work());
        document.put("arguments", arguments);
        return document;
    }

    private static List<String> lines(List<Check> all) {
        var table = new TextTable("Check", "Arguments and their usual values", "Prints");
        for (Check check : all) {
            String arguments = check.arguments().stream()
                    .map(argument -> argument.name() + "=" + argument.usual())
                    .collect(Collectors.joining(" "));
            table.row(check.name(), arguments, check.work());
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add("'bench checks NAME VALUE ...' runs one; values are given in this order and those left out are the usual ones.");
        return lines;
    }
}
