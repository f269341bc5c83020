package io.abtpro.cli;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.bench.Bench;
import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.jobs.AuditRequest;
import io.abtpro.jobs.AuditStrategy;
import io.abtpro.jobs.AuditVolatility;
import io.abtpro.jobs.ForecastVolatility;
import io.abtpro.jobs.GenerateBars;
import io.abtpro.jobs.ImportSamples;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.RunDemo;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.LoadedBars;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.report.RunPicture;
import io.abtpro.store.StoreException;
import io.abtpro.store.Upkeep;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.volatility.VolatilityEstimator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the commands stand on; a test puts something else in its place.
interface Engine {
    default List<Strategy> strategies() {
        return StrategyCatalog.all();
    }

    default Strategy strategy(String idOrFile) {
        return StrategyCatalog.get(idOrFile);
    }

    default List<IndicatorSpec> indicators() {
        return IndicatorCatalog.all();
    }

    default LoadedBars load(Path file) {
        return Loader.load(file, LoadOptions.detect());
    }

    default Job<?> generate(int bars, long seed, Timeframe timeframe, Path file) {
        return new GenerateBars(new GeneratedBars.Options(bars, seed, timeframe), file);
    }

    default Job<List<AuditedRow>> audit(BarSeries series, AuditRequest request) {
        var audit = new AuditStrategy(series, request);
        var volatility = new AuditVolatility(series, request);
        return progress ->
                Stream.concat(
                                audit.run(progress).rows().stream(),
                                volatility.run(progress).stream())
                        .map(
                                r ->
                                        new AuditedRow(
                                                r.name(), r.clean(), r.sentence(), r.checkedBars()))
                        .toList();
    }

    default Job<ForecastVolatility.Report> volatility(
            BarSeries series,
            String symbol,
            VolatilityEstimator estimator,
            int horizon,
            boolean evaluate,
            Workspace workspace) {
        return ForecastVolatility.of(
                series,
                symbol,
                estimator,
                horizon,
                evaluate,
                Optional.of(workspace.volatilityPredictions()));
    }

    default Job<?> samples(Workspace workspace) {
        return new ImportSamples(workspace);
    }

    /// What is done to whole workspaces.
    default Upkeep upkeep() {
        throw new StoreException("workspaces are not kept in files here");
    }

    /// Writes a picture of the run; true, since there is one.
    default boolean image(RunDemo.Run run, Path file) throws IOException {
        var series = run.backtest().series();
        double capital = run.backtest().execution().capital();
        RunPicture.writePng(file, series, run.report().result(), capital, 1280, 800);
        return true;
    }

    /// What `bench` can measure.
    default Bench bench() {
        throw new UnsupportedOperationException("nothing is measured where no bench was handed in");
    }

    default <T> T run(Job<T> job, Progress progress) throws Exception {
        return job.run(progress);
    }
}
