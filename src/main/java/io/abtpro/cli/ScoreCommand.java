package io.abtpro.cli;

import io.abtpro.jobs.EvaluateScorer;
import io.abtpro.jobs.ResultDocuments;
import io.abtpro.jobs.TrainScorer;
import io.abtpro.report.SignalDocument;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Scores the signals of a strategy.
@Command(
        name = "score",
        description =
                "Score a strategy's signals by walk-forward, and say what the scores are worth.")
final class ScoreCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    private ScoreCommand() {}

    /// The command with its three kinds.
    static CommandLine of(Invocation invocation) {
        return new CommandLine(new ScoreCommand())
                .addSubcommand("train", new Train(invocation))
                .addSubcommand("list", new Listing(invocation))
                .addSubcommand("evaluate", new Evaluate(invocation));
    }

    @Override
    public void run() {
        CommandSpec known = Objects.requireNonNull(spec);
        throw new ParameterException(
                known.commandLine(), "say what to do: score train, score list or score evaluate");
    }

    /// Trains and keeps the model and every score.
    @Command(
            name = "train",
            description = "Train a scorer; keep its model and every score in the workspace.")
    static final class Train implements Callable<Integer> {
        private final Invocation invocation;

        @Mixin private ScorerOptions options = new ScorerOptions();

        Train(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() throws Exception {
            try (var workspace = invocation.open()) {
                TrainScorer job = options.training(workspace, invocation, true);
                TrainScorer.Report report = invocation.run(job);
                var text = new ScoreText(options.names(), job, report);
                invocation.print(ResultDocuments.of(report), text.trainingLines());
            }
            return 0;
        }
    }

    /// Lists signals with their scores.
    @Command(
            name = "list",
            description = "List signals with score, calibrated, advice, risk and outcome.")
    static final class Listing implements Callable<Integer> {
        private final Invocation invocation;

        @Mixin private ScorerOptions options = new ScorerOptions();

        @Option(
                names = "--last",
                paramLabel = "N",
                description = "only the last N signals; 0 for all, 20 where not given")
        private String last = "20";

        @Option(names = "--in-sample", description = "also those that their model may have seen")
        private boolean inSample;

        Listing(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() throws Exception {
            int most = (int) Choice.wholeNumber("--last", last, 0, Integer.MAX_VALUE);
            try (var workspace = invocation.open()) {
                TrainScorer job = options.training(workspace, invocation, false);
                TrainScorer.Report report = invocation.run(job);
                var text = new ScoreText(options.names(), job, report);
                List<Integer> signals = text.signals(inSample, most);
                invocation.print(
                        SignalDocument.of(report.study(), job.threshold(), signals),
                        text.listLines(signals));
            }
            return 0;
        }
    }

    /// Judges the scores and backtests with and without the gate.
    @Command(
            name = "evaluate",
            description =
                    "Judge the scores out of sample, and backtest with the gate beside without it.")
    static final class Evaluate implements Callable<Integer> {
        private final Invocation invocation;

        @Mixin private ScorerOptions options = new ScorerOptions();

        @Option(
                names = "--scale",
                description = "size each entry by its score instead of all or nothing")
        private boolean scaled;

        Evaluate(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() throws Exception {
            try (var workspace = invocation.open()) {
                var job =
                        new EvaluateScorer(
                                options.training(workspace, invocation, false),
                                scaled,
                                Optional.of(workspace.runs()));
                EvaluateScorer.Report report = invocation.run(job);
                var text = new EvaluationText(options.names(), job, report);
                invocation.print(ResultDocuments.of(options.names(), job, report), text.lines());
            }
            return 0;
        }
    }
}
