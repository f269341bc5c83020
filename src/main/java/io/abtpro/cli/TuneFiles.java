package io.abtpro.cli;

import io.abtpro.backtest.Execution;
import io.abtpro.files.WholeFile;
import io.abtpro.indicators.Columns;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.report.FreqtradeJson;
import io.abtpro.report.TunedParametersJson;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.TunedParameters;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where the winner of a tuning is written. What a format cannot hold is said before the search
/// begins; the others are written all the same.
final class TuneFiles {
    private static final int FEW = 300;

    @Option(
            names = "--export",
            paramLabel = "FILE.json",
            description = "write the tuned parameters; 'verify' checks them")
    private Optional<Path> export = Optional.empty();

    @Option(
            names = "--ta4j",
            paramLabel = "FILE.json",
            description = "write the winner as ta4j strategy JSON, long side, without stops")
    private Optional<Path> ta4j = Optional.empty();

    @Option(
            names = "--freqtrade",
            paramLabel = "FILE.json",
            description = "write the winner as freqtrade parameter file")
    private Optional<Path> freqtrade = Optional.empty();

    /// Whether it was said before the search that the ta4j file is left out whatever wins.
    private boolean foreseen;

    boolean any() {
        return export.isPresent() || ta4j.isPresent() || freqtrade.isPresent();
    }

    /// Tries the places before anything else is done.
    void check(String dataset) throws IOException {
        new WritableFiles()
                .and("--export", export)
                .and("--ta4j", ta4j)
                .and("--freqtrade", freqtrade)
                .check(dataset);
    }

    /// What can be known before the search of files that will not hold all of the winner, in
    /// sentences.
    List<String> foresee(TuneParameters job, Strategy strategy) {
        List<String> sentences = new ArrayList<>();
        ta4j.ifPresent(
                file -> {
                    var request = job.request();
                    var grid = ParameterGrid.of(strategy, request.base(), request.ranges());
                    List<ParameterSet> held =
                            Arrays.stream(grid.cells())
                                    .mapToObj(grid::parameters)
                                    .filter(p -> strategy.protection(p).equals(Protection.NONE))
                                    .toList();
                    Optional<String> refused =
                            held.isEmpty()
                                    ? Optional.of(
                                            "ta4j strategy JSON has no stops within a bar, and"
                                                + " every cell has one; set stops and targets to 0,"
                                                + " or choose another export")
                                    : refusal(job, strategy, held.getFirst());
                    if (refused.isPresent()) {
                        foreseen = true;
                        sentences.add(leftOut(file, refused.get()));
                        return;
                    }
                    if (held.size() < grid.cells().length) {
                        sentences.add(
                                ("%s will be left out if the winner has a stop or a target: ta4j"
                                                + " strategy JSON holds none within a bar")
                                        .formatted(file));
                    }
                    if (request.options().execution().side() != Execution.Side.LONG) {
                        sentences.add(
                                "%s will hold the long side alone: ta4j strategy JSON has no short trades"
                                        .formatted(file));
                    }
                });
        return sentences;
    }

    private static String leftOut(Path file, String reason) {
        return "%s is left out: %s".formatted(file, reason);
    }

    private static Optional<String> refusal(
            TuneParameters job, Strategy strategy, ParameterSet parameters) {
        var series = job.source().series();
        try {
            var _ =
                    StrategyCatalog.ta4jJson(
                            strategy,
                            new Columns(series.slice(0, Math.min(FEW, series.size()))),
                            parameters);
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /// Writes the files that were asked for.
    ///
    /// @return a sentence for each that is left out, unless [#foresee] said so
    List<String> write(TunedParameters tuned, TuneParameters job) throws IOException {
        List<String> sentences = new ArrayList<>();
        if (export.isPresent()) {
            write(export.get(), TunedParametersJson.write(tuned));
        }
        if (freqtrade.isPresent()) {
            write(freqtrade.get(), FreqtradeJson.write(tuned));
        }
        if (ta4j.isPresent()) {
            var visible = job.request().splits().visibleBars(job.source().series());
            var strategy = tuned.strategy();
            try {
                write(
                        ta4j.get(),
                        StrategyCatalog.ta4jJson(strategy, new Columns(visible), tuned.set()));
            } catch (IllegalArgumentException refused) {
                if (!foreseen) {
                    sentences.add(leftOut(ta4j.get(), String.valueOf(refused.getMessage())));
                }
            }
        }
        return sentences;
    }

    private static void write(Path file, String text) throws IOException {
        ResultFiles.makeFolderOf(file);
        WholeFile.writeString(file, text);
    }
}
