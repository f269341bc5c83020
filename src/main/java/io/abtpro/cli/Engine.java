package io.abtpro.cli;

import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.LoadedBars;
import io.abtpro.loading.Loader;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import java.nio.file.Path;
import java.util.List;

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

    default <T> T run(Job<T> job, Progress progress) throws Exception {
        return job.run(progress);
    }
}
