package io.abtpro.cli;

import io.abtpro.indicators.Columns;
import io.abtpro.jobs.KeptStudies;
import io.abtpro.jobs.TrainScorer;
import io.abtpro.report.Figures;
import io.abtpro.scoring.Advice;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkForwardScores;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Workspace;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which signals are scored, and how.
final class ScorerOptions {
    @Parameters(
            paramLabel = "DATASET",
            arity = "1..*",
            description = "a stored name, or a file's path; several are trained together")
    private List<String> datasets = List.of();

    @Mixin private StrategyOptions strategyOptions = new StrategyOptions();
    @Mixin private ExecutionOptions executionOptions = new ExecutionOptions();
    @Mixin private HoldoutOption holdoutOption = new HoldoutOption();

    @Option(
            names = "--threshold",
            paramLabel = "X",
            description = "execute above this score; 0.6 where not given")
    private Optional<Double> threshold = Optional.empty();

    @Mixin private StudyChoices choices = new StudyChoices();

    @Option(
            names = "--symbols",
            paramLabel = "S",
            description =
                    "with several datasets: apart (a symbol is scored by models of the others) or"
                            + " together")
    private Optional<WalkForwardScores.Symbols> symbols = Optional.empty();

    double threshold() {
        double value = threshold.orElse(Advice.DEFAULT_THRESHOLD);
        if (!(value >= 0 && value < 1)) {
            throw new UsageException(
                    "--threshold must be in [0, 1), was '%s'".formatted(Figures.exact(value)));
        }
        return value;
    }

    LabelRule label() {
        return choices.label();
    }

    String names() {
        return String.join(", ", datasets);
    }

    /// The sources in the order of the arguments, each without its sealed bars unless they are
    /// opened.
    List<SignalSource> sources(Workspace workspace, Invocation invocation) {
        var strategy = strategyOptions.strategy();
        var parameters = strategyOptions.parameters();
        var execution = executionOptions.execution();
        List<SignalSource> sources = new ArrayList<>();
        for (String dataset : datasets) {
            var found = DatasetArgument.find(dataset, workspace);
            String symbol =
                    workspace
                            .datasets()
                            .find(found.name())
                            .map(DatasetRecord::name)
                            .orElse(found.name());
            for (SignalSource other : sources) {
                if (other.series().sha256().equals(found.series().sha256())) {
                    throw new UsageException(
                            "'%s' has the bars of '%s': the same signals would count twice as evidence; leave one out"
                                    .formatted(dataset, other.symbol()));
                }
            }
            sources.add(
                    new SignalSource(
                            symbol, new Columns(found.series()), strategy, parameters, execution));
        }
        return sources.stream()
                .map(source -> holdoutOption.scored(source, workspace, invocation))
                .toList();
    }

    TrainScorer training(Workspace workspace, Invocation invocation, boolean keep) {
        Optional<TrainScorer.Keeping> keeping =
                keep ? Optional.of(TrainScorer.Keeping.in(workspace)) : Optional.empty();
        // What cannot be scored opens no holdout.
        StudyOptions study =
                choices.study().withSymbols(symbols.orElse(WalkForwardScores.Symbols.APART));
        double limit = threshold();
        return new TrainScorer(
                sources(workspace, invocation),
                study,
                limit,
                keeping,
                new KeptStudies(workspace.results()));
    }
}
