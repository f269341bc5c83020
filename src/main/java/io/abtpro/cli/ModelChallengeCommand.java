package io.abtpro.cli;

import io.abtpro.jobs.ChallengeModel;
import io.abtpro.jobs.ResultDocuments;
import io.abtpro.jobs.TrainScorer;
import io.abtpro.report.Figures;
import io.abtpro.scoring.Challenge;
import io.abtpro.scoring.LabelRule;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Challenges a stored model by one that learns from the outcomes since.
@Command(
        name = "challenge",
        description =
                "Compare a stored model with one that went on learning, on the same unseen signals;"
                        + " the better one is kept.")
final class ModelChallengeCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "ID",
            description = "the champion; 'models list' shows it")
    private String model = "";

    @Mixin private ScorerOptions options = new ScorerOptions();

    ModelChallengeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        long id = Choice.wholeNumber("--model", model, 1, Long.MAX_VALUE);
        try (var workspace = invocation.open()) {
            var keeping = TrainScorer.Keeping.in(workspace);
            double threshold = options.threshold();
            LabelRule label = options.label();
            ChallengeModel.Report report =
                    invocation.run(
                            new ChallengeModel(
                                    options.sources(workspace, invocation),
                                    id,
                                    threshold,
                                    keeping,
                                    label));
            invocation.print(ResultDocuments.of(id, report), lines(id, report));
        }
        return 0;
    }

    private static List<String> lines(long id, ChallengeModel.Report report) {
        Challenge challenge = report.challenge();
        List<String> lines = new ArrayList<>();
        lines.add(
                "%,d signals matured since model %d was trained (worth %s independent ones)"
                        .formatted(
                                challenge.judged(), id, Figures.plain(challenge.independent(), 0)));
        lines.add(
                "Brier: champion %s, challenger %s; the difference lies in %s to %s at 95 %%"
                        .formatted(
                                Figures.plain(challenge.champion(), 4),
                                Figures.plain(challenge.challenger(), 4),
                                Figures.plain(challenge.low(), 4),
                                Figures.plain(challenge.high(), 4)));
        lines.add(
                report.promoted()
                        .map(
                                promoted ->
                                        "The challenger is better beyond chance; it is kept as"
                                                + " model "
                                                + promoted
                                                + ".")
                        .orElse("The challenger is not better beyond chance; the champion stays."));
        return lines;
    }
}
