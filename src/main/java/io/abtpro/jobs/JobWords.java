package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.diagnostics.DieboldMariano;
import io.abtpro.diagnostics.Limits;
import io.abtpro.report.Figures;
import io.abtpro.report.StrategyWords;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Neighbourhood;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;
import io.abtpro.tuning.TuningResult;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityEvaluation;
import io.abtpro.volatility.VolatilityEvaluation.ModelLoss;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What jobs tell of themselves: what they work on, and what came of them.
public final class JobWords {
    /// Titles of the tabs in which results are seen.
    public static final String TUNING = "Tuning";

    public static final String MODELS = "Models";
    public static final String DATA = "Data";
    public static final String VOLATILITY = "Volatility";

    private JobWords() {}

    static JobAbout tuning(TuningSource source, Strategy strategy, TuningRequest request) {
        TuningOptions options = request.options();
        JobAbout about =
                JobAbout.of(JobAbout.Kind.TUNING, source.name())
                        .counting(unit(options.method()))
                        .with("Dataset", dataset(source.name(), source.series().size()))
                        .with("Strategy", strategy.id() + " \u00b7 " + side(options.execution()))
                        .with("Method", options.method().label())
                        .with("Costs, fill", costs(options.execution()));
        for (ParameterRange range : request.ranges()) {
            about =
                    about.with(
                            range.name(),
                            "%s to %s by %s"
                                    .formatted(
                                            Figures.exact(range.from()),
                                            Figures.exact(range.to()),
                                            Figures.exact(range.step())));
        }
        return about.with(
                        "Objective",
                        "%s, at least %s"
                                .formatted(
                                        label(options.objective()),
                                        Figures.count(options.limits().minTrades(), "trade")))
                .with(
                        "Splits",
                        "%s training, %s validation"
                                .formatted(
                                        Figures.count(bars(request.splits().train())),
                                        Figures.count(bars(request.splits().validation()))))
                .with(
                        "Holdout",
                        Figures.count(bars(request.splits().holdout()), "bar") + " put away")
                .with("Seed", Long.toString(options.seed()))
                .with("Data hash", hash(source.series().sha256()));
    }

    private static int bars(Backtest.Period period) {
        return period.toBar() - period.fromBar();
    }

    /// What a search counts: episodes of Q-learning, else backtests.
    public static String unit(Method method) {
        return method == Method.RL ? "episodes" : "backtests";
    }

    /// What a tuning found, in a few words.
    static JobOutcome tuned(long id, TuningResult result) {
        return JobOutcome.said(found(result))
                .keeping(Figures.count(result.distinctBacktests(), "backtest"))
                .in(TUNING, Long.toString(id));
    }

    private static String found(TuningResult result) {
        Optional<Candidate> best = result.best();
        if (best.isEmpty()) {
            return "no cell met the limits";
        }
        String value =
                "%s %s"
                        .formatted(
                                label(result.options().objective()),
                                Figures.plain(best.get().train(), 2));
        if (!result.isAboveNoise().orElse(true)) {
            return value + ", inside luck";
        }
        if (best.get().isPeak() || result.stretches().isEmpty()) {
            return value + ", one peak, no plateau";
        }
        Neighbourhood.Stretch first = result.stretches().getFirst();
        return "%s, plateau %s to %s"
                .formatted(value, Figures.exact(first.low()), Figures.exact(first.high()));
    }

    /// "Net return".
    private static String label(Objective objective) {
        String word = objective.word().replace('-', ' ');
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// A walk forward through the volatility of a dataset.
    public static JobAbout volatility(String dataset, BarSeries bars, ForecastOptions options) {
        return JobAbout.of(JobAbout.Kind.OTHER, dataset)
                .counting("bars")
                .with("Dataset", dataset(dataset, bars.size()))
                .with("Horizon", Figures.count(options.horizon(), "bar"))
                .with(
                        "Estimator",
                        options.estimator().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .with("Data hash", hash(bars.sha256()));
    }

    /// What a walk forward through volatility is worth, in a few words.
    public static JobOutcome forecast(VolatilityEvaluation evaluation) {
        Optional<ModelLoss> forest = model(evaluation, "forest");
        Optional<ModelLoss> har = model(evaluation, Baseline.HAR.id());
        Optional<DieboldMariano> against = forest.flatMap(ModelLoss::againstHar);
        if (har.isEmpty() || against.isEmpty()) {
            return JobOutcome.said("not held against HAR");
        }
        double ratio = forest.get().qlike() / har.get().qlike() - 1;
        return JobOutcome.said(
                "QLIKE %s %s HAR, %s"
                        .formatted(
                                Figures.percent(Math.abs(ratio)),
                                ratio < 0 ? "under" : "over",
                                Limits.isSignificant(against.get().pValue())
                                        ? "beyond chance"
                                        : "inside chance"));
    }

    private static Optional<ModelLoss> model(VolatilityEvaluation evaluation, String id) {
        return evaluation.models().stream().filter(m -> m.id().equals(id)).findFirst();
    }

    static JobAbout training(List<SignalSource> sources, StudyOptions options) {
        SignalSource first = sources.getFirst();
        JobAbout about =
                JobAbout.of(JobAbout.Kind.TRAINING, sources.size() == 1 ? first.symbol() : "")
                        .counting("trees")
                        .with(
                                "Dataset",
                                sources.stream()
                                        .map(s -> dataset(s.symbol(), s.series().size()))
                                        .collect(Collectors.joining("; ")))
                        .with(
                                "Strategy",
                                StrategyWords.of(first.strategy(), first.parameters())
                                        + " \u00b7 "
                                        + side(first.execution()))
                        .with("Costs, fill", costs(first.execution()))
                        .with("Learner", options.learner().label())
                        .with("Label", options.label().id())
                        .with("Features", Integer.toString(options.features().size()))
                        .with(
                                "Walk-forward",
                                "first %d, refit %d, embargo %d"
                                        .formatted(
                                                options.walk().firstFit(),
                                                options.walk().refitEvery(),
                                                options.walk().embargoBars()))
                        .with("Calibration", options.calibration().name().toLowerCase(Locale.ROOT));
        return about.with("Data hash", hash(first.dataset().sha256()));
    }

    /// What a training is worth, in a few words.
    static JobOutcome trained(Optional<ScoreQuality> quality, Optional<Long> model) {
        JobOutcome outcome = JobOutcome.said(quality.map(JobWords::worth).orElse("nothing judged"));
        return model.map(id -> outcome.in(MODELS, Long.toString(id))).orElse(outcome);
    }

    private static String worth(ScoreQuality quality) {
        if (quality.auc().isEmpty()) {
            return quality.won() > 0 ? "every signal won" : "every signal lost";
        }
        String auc = "AUC " + Figures.plain(quality.auc().getAsDouble(), 2);
        if (quality.isTooFew() || !Double.isFinite(quality.aucLow())) {
            return auc + ", too few to tell";
        }
        if (quality.hasEdge()) {
            return "%s, %s to %s"
                    .formatted(
                            auc,
                            Figures.plain(quality.aucLow(), 2),
                            Figures.plain(quality.aucHigh(), 2));
        }
        return auc + (quality.isWorseThanChance() ? ", worse than chance" : ", no edge");
    }

    /// "S&P 500, 5,105 bars".
    static String dataset(String name, int bars) {
        return (name.isEmpty() ? "" : name + ", ") + Figures.count(bars, "bar");
    }

    /// "long", "short" or "both sides".
    static String side(Execution execution) {
        return execution.side() == Execution.Side.BOTH
                ? "both sides"
                : execution.side().name().toLowerCase(Locale.ROOT);
    }

    /// "2 + 1 bp, next open".
    static String costs(Execution execution) {
        return "%s + %s bp, %s"
                .formatted(
                        Figures.exact(execution.feeBps()),
                        Figures.exact(execution.slippageBps()),
                        execution.fill().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /// The first twelve digits of a hash, in groups of four.
    public static String hash(String sha256) {
        return sha256.length() < 12
                ? sha256
                : "%s %s %s"
                        .formatted(
                                sha256.substring(0, 4),
                                sha256.substring(4, 8),
                                sha256.substring(8, 12));
    }
}
