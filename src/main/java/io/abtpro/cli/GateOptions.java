package io.abtpro.cli;

import io.abtpro.forest.Learner;
import io.abtpro.jobs.BacktestPlan;
import io.abtpro.report.Figures;
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
    private Optional<Double> minScore = Optional.empty();

    @Option(
            names = "--size-by-score",
            description = "with --min-score: take as large a part of the size as the score says")
    private boolean scaled;

    @Option(
            names = "--gate-learner",
            paramLabel = "L",
            completionCandidates = LearnerIds.class,
            description = "one of ${COMPLETION-CANDIDATES}; the first where not given")
    private Optional<Learner> learner = Optional.empty();

    /// The smallest score; empty where entries are not gated.
    Optional<Double> minScore() {
        if (minScore.isEmpty() && scaled) {
            throw new UsageException(
                    "--size-by-score sizes what the gate takes; give --min-score as well");
        }
        if (minScore.filter(s -> !(s >= 0 && s < 1)).isPresent()) {
            throw new UsageException(
                    "--min-score must be in [0, 1), was '%s'"
                            .formatted(Figures.exact(minScore.get())));
        }
        return minScore;
    }

    /// How entries are gated; empty where they are not.
    Optional<BacktestPlan.Gating> gating() {
        return minScore().map(this::gating);
    }

    /// How entries are gated above this score.
    BacktestPlan.Gating gating(double score) {
        StudyOptions study = StudyOptions.defaults();
        return new BacktestPlan.Gating(
                score, scaled, learner.map(study::withLearner).orElse(study));
    }
}
