package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;

import java.io.IOException;
import java.nio.file.Path;

/// Writes made-up bars to a CSV file.
public record GenerateBars(GeneratedBars.Options options, Path file) implements Job<BarSeries> {
    @Override
    public BarSeries run(Progress progress) throws IOException {
        BarSeries series = GeneratedBars.of(options);
        BarsCsv.write(series, file, progress);
        return series;
    }
}
