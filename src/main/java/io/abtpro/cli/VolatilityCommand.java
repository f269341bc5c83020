package io.abtpro.cli;

import io.abtpro.jobs.ForecastVolatility;
import io.abtpro.jobs.KeptWalks;
import io.abtpro.jobs.ResultDocuments;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Workspace;
import io.abtpro.volatility.VolatilityEstimator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Optional;
import java.util.concurrent.Callable;

/// Forecasts the volatility of the next bars of a dataset.
@Command(
        name = "volatility",
        description = "Forecast the volatility of the next bars, with a band and baselines.")
final class VolatilityCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "DATASET", description = "a stored name, or a file's path")
    private String dataset = "";

    @Option(
            names = "--horizon",
            paramLabel = "N",
            description = "bars ahead, 1 to 60; 24 where not given")
    private String horizon = "24";

    @Option(
            names = "--estimator",
            paramLabel = "E",
            description =
                    "how volatility is measured: close-to-close (where not given), parkinson,"
                        + " garman-klass, rogers-satchell, garman-klass-yang-zhang or yang-zhang")
    private Optional<VolatilityEstimator> estimator = Optional.empty();

    @Option(
            names = "--evaluate",
            description = "losses, coverage and tests over every past forecast as well")
    private boolean evaluate;

    VolatilityCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        int bars = (int) Choice.wholeNumber("--horizon", horizon, 1, 60);
        try (var workspace = invocation.open()) {
            var found = DatasetArgument.find(dataset, workspace);
            ForecastVolatility.Report report =
                    invocation.run(
                            ForecastVolatility.of(
                                    found.series(),
                                    symbol(found, workspace),
                                    estimator.orElse(VolatilityEstimator.CLOSE_TO_CLOSE),
                                    bars,
                                    evaluate,
                                    Optional.of(workspace.volatilityPredictions()),
                                    new KeptWalks(workspace.results())));
            invocation.print(
                    ResultDocuments.of(found.name(), report),
                    VolatilityText.lines(found.name(), report));
            return 0;
        }
    }

    private static String symbol(DatasetArgument found, Workspace workspace) {
        return workspace
                .datasets()
                .find(found.name())
                .map(DatasetRecord::symbol)
                .orElse(found.name());
    }
}
