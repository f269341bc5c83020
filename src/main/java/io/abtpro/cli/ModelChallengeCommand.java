package io.abtpro.cli;

import io.abtpro.jobs.ChallengeModel;
import io.abtpro.jobs.ResultDocuments;
import io.abtpro.jobs.TrainScorer;
import io.abtpro.scoring.LabelRule;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            invocation.print(ResultDocuments.of(id, report), report.sentences(id));
        }
        return 0;
    }
}
