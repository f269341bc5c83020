package io.abtpro.jobs;

import io.abtpro.failures.RefusedException;
import io.abtpro.forest.Learners;
import io.abtpro.forest.ModelFile;
import io.abtpro.forest.SavedModel;
import io.abtpro.report.Figures;
import io.abtpro.scoring.Challenge;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;

import java.util.List;
import java.util.Optional;

/// Updates a stored model with the outcomes that matured since, if that makes it better beyond
/// chance.
///
/// @param model id of the champion
/// @param label what a signal is judged by
/// @param threshold above which a score recommends to execute
public record ChallengeModel(
        List<SignalSource> sources,
        long model,
        double threshold,
        TrainScorer.Keeping keeping,
        LabelRule label)
        implements Job<ChallengeModel.Report> {
    public ChallengeModel {
        sources = List.copyOf(sources);
    }

    /// Judged by the net P&L of the strategy's own trades.
    public ChallengeModel(
            List<SignalSource> sources, long model, double threshold, TrainScorer.Keeping keeping) {
        this(sources, model, threshold, keeping, LabelRule.netProfit());
    }

    /// @param promoted id of the new model, trained on every outcome known now; empty where the
    ///   champion stays
    public record Report(SavedModel champion, Challenge challenge, Optional<Long> promoted) {
        /// What it showed.
        ///
        /// @param id of the champion
        public List<String> sentences(long id) {
            return List.of(
                    "%,d signals matured since model %d was trained (worth %s independent ones)"
                            .formatted(
                                    challenge.judged(),
                                    id,
                                    Figures.plain(challenge.independent(), 0)),
                    "Brier: champion %s, challenger %s; the difference lies in %s to %s at 95 %%"
                            .formatted(
                                    Figures.plain(challenge.champion(), 4),
                                    Figures.plain(challenge.challenger(), 4),
                                    Figures.plain(challenge.low(), 4),
                                    Figures.plain(challenge.high(), 4)),
                    promoted.map(
                                    other ->
                                            "The challenger is better beyond chance; it is kept as"
                                                    + " model "
                                                    + other
                                                    + ".")
                            .orElse(
                                    "The challenger is not better beyond chance; the champion"
                                            + " stays."));
        }
    }

    /// @throws IllegalArgumentException if there is no such model, or too few outcomes matured
    ///   since its training
    @Override
    public Report run(Progress progress) {
        byte[] bytes =
                keeping.trainings()
                        .bytes(model)
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                "there is no model %d; 'models list' shows those there are"
                                                        .formatted(model)));
        SavedModel champion = ModelFile.read(bytes);
        StudyOptions options =
                StudyOptions.defaults()
                        .withFeatures(champion.manifest().featureNames())
                        .withLearner(Learners.of(champion.manifest().type()))
                        .withLabel(label);
        var study =
                new TrainScorer(sources, options, threshold, Optional.empty())
                        .run(progress)
                        .study();
        Challenge challenge =
                Challenge.of(study, champion.model(), champion.manifest().trainedTo());
        Optional<Long> promoted =
                challenge.isWon()
                        ? new TrainScorer(sources, options, threshold, Optional.of(keeping))
                                .run(progress)
                                .model()
                        : Optional.empty();
        progress.made(
                JobOutcome.said(
                                promoted.isPresent()
                                        ? "the challenger is better beyond chance"
                                        : "the champion stays")
                        .in(JobWords.MODELS, Long.toString(promoted.orElse(model))));
        return new Report(champion, challenge, promoted);
    }
}
