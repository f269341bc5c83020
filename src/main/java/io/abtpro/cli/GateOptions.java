package io.abtpro.cli;

import io.abtpro.jobs.BacktestPlan;
import io.abtpro.scoring.Learners;
import io.abtpro.scoring.StudyOptions;

import picocli.CommandLine.Option;

import java.util.Optional;

/// Whether entries are taken by their score, and from which on.
final class GateOptions {
    @Option(
            names = "--min-score",
            paramLabel = "X",
            description =
                    "take only entries scored above this by the model valid at their signal; the"
                        + " run starts with the first score, and the run without the gate is shown"
                        + " beside it")
    private Optional<String> minScore = Optional.empty();

    @Option(
            names = "--size-by-score",
            description = "with --min-score: take as large a part of the size as the score says")
    private boolean scaled;

    @Option(
            names = "--gate-learner",
            paramLabel = "L",
            description =
                    "random-forest, gradient-boosting or logistic-regression; random-forest where"
                            + " not given")
    private String learner = "random-forest";

    /// The smallest score; empty where entries are not gated.
    Optional<Double> minScore() {
        if (minScore.isEmpty() && scaled) {
            throw new UsageException(
                    "--size-by-score sizes what the gate takes; give --min-score as well");
        }
        Optional<Double> score = minScore.map(text -> Choice.number("--min-score", text));
        if (score.filter(s -> !(s >= 0 && s < 1)).isPresent()) {
            throw new UsageException(
                    "--min-score must be in [0, 1), was '%s'".formatted(minScore.get()));
        }
        return score;
    }

    /// How entries are gated; empty where they are not.
    Optional<BacktestPlan.Gating> gating() {
        return minScore().map(this::gating);
    }

    /// How entries are gated above this score.
    BacktestPlan.Gating gating(double score) {
        return new BacktestPlan.Gating(
                score, scaled, StudyOptions.defaults().withLearner(Learners.of(learner)));
    }
}
