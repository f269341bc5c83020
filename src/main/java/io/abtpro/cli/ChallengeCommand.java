package io.abtpro.cli;

import io.abtpro.diagnostics.BrierScore;
import io.abtpro.jobs.UpdateScorer;
import io.abtpro.scoring.Challenge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Holds a stored model against one that also knows the outcomes since.
@Command(
        name = "challenge",
        description = "Hold a stored model against one that knows newer outcomes; keep the new one where it is better.")
final class ChallengeCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--model", required = true, paramLabel = "ID", description = "the stored model; 'models list' shows it")
    private String id = "";

    @Mixin private ScorerOptions options = new ScorerOptions();

    ChallengeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        long model = Choice.wholeNumber("--model", id, 1, Long.MAX_VALUE);
        try (var workspace = invocation.open()) {
            UpdateScorer.Report report = invocation.run(new UpdateScorer(
                    workspace.trainings(), model, options.training(workspace, invocation, true)));
            invocation.print(document(model, report), lines(model, report));
        }
        return 0;
    }

    private static Map<String, Object> document(long model, UpdateScorer.Report report) {
        Challenge challenge = report.challenge();
        var document = new LinkedHashMap<String, Object>();
        document.put("champion", model);
        document.put("judged", challenge.judged().length);
        document.put("championBrier", challenge.champion().score());
        document.put("challengerBrier", challenge.challenger().score());
        document.put("championLogLoss", challenge.champion().logLoss());
        document.put("challengerLogLoss", challenge.challenger().logLoss());
        document.put("baseRateBrier", challenge.champion().ofBaseRate());
        document.put("difference", challenge.brier().meanDifference());
        document.put("differenceLow", challenge.brier().meanDifference() - challenge.halfWidth());
        document.put("differenceHigh", challenge.brier().meanDifference() + challenge.halfWidth());
        document.put("promoted", challenge.promoted());
        document.put("model", report.promoted().flatMap(trained -> trained.model()));
        return document;
    }

    private static List<String> lines(long model, UpdateScorer.Report report) {
        Challenge challenge = report.challenge();
        List<String> lines = new ArrayList<>();
        lines.add("%s signals given after model %d was trained, scored by models that had not seen them"
                .formatted(Figures.count(challenge.judged().length), model));
        var table = new TextTable("", ">Brier", ">Log loss");
        row(table, "model " + model, challenge.champion());
        row(table, "challenger", challenge.challenger());
        table.row("base rate", four(challenge.champion().ofBaseRate()), "");
        lines.addAll(table.lines());
        double mean = challenge.brier().meanDifference();
        lines.add("challenger less model: Brier %s, 95 %% interval %s to %s".formatted(
                four(mean), four(mean - challenge.halfWidth()), four(mean + challenge.halfWidth())));
        lines.add(report.promoted()
                .flatMap(trained -> trained.model())
                .map(kept -> "The challenger is better beyond chance: kept as model %d".formatted(kept))
                .orElse("Not better beyond chance: model %d stays".formatted(model)));
        return lines;
    }

    private static void row(TextTable table, String name, BrierScore score) {
        table.row(name, four(score.score()), four(score.logLoss()));
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
