package io.abtpro.cli;

import io.abtpro.backtest.Statistic;
import io.abtpro.files.WholeFile;
import io.abtpro.jobs.ImportSamples;
import io.abtpro.jobs.RunDemo;
import io.abtpro.report.DemoDocument;
import io.abtpro.report.Documents;
import io.abtpro.report.Figures;
import io.abtpro.report.RunPicture;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.StrategyCatalog;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Shows the workbench on the sample data: imports them, backtests, writes the results as files.
@Command(
        name = "demo",
        description = "Import the sample data, backtest two series, write results to a folder.")
final class DemoCommand implements Callable<Integer> {
    private static final int PICTURE_WIDTH = 1280;
    private static final int PICTURE_HEIGHT = 800;

    private final Invocation invocation;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "folder for the results")
    private Path folder = Path.of("");

    DemoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(folder);
        if (invocation.options().isHomeGiven()) {
            show(invocation.options().home());
            return 0;
        }
        Path home = Files.createTempDirectory("abtpro-demo");
        try {
            show(home);
        } finally {
            delete(home);
        }
        return 0;
    }

    private void show(Path home) throws Exception {
        try (Workspace workspace = invocation.open(home)) {
            List<RunDemo.Run> runs =
                    invocation.run(
                            new RunDemo(
                                    workspace,
                                    new ImportSamples(workspace),
                                    StrategyCatalog.get("sma-cross")));
            List<DemoDocument.Run> documents = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (RunDemo.Run run : runs) {
                List<Path> files = write(run);
                documents.add(
                        new DemoDocument.Run(
                                run.dataset(),
                                run.backtest().strategy().id(),
                                run.report().result().ledgerSha256(),
                                files));
                lines.addAll(lines(run, files));
            }
            invocation.print(new DemoDocument(folder, documents), lines);
        }
    }

    private List<Path> write(RunDemo.Run run) throws IOException {
        String stem = run.dataset().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        Path result = folder.resolve(stem + "-result.json");
        Path trades = folder.resolve(stem + "-trades.csv");
        Path equity = folder.resolve(stem + "-equity.csv");
        var text = new BacktestText(run.dataset(), run.backtest(), run.report());
        WholeFile.writeString(result, Documents.text(text.document()) + "\n");
        ResultFiles.trades(run.backtest(), run.report().result(), trades);
        ResultFiles.equity(run.backtest(), run.report().result(), equity);
        Path image = folder.resolve(stem + ".png");
        writePicture(run, image);
        return List.of(result, trades, equity, image);
    }

    private static void writePicture(RunDemo.Run run, Path file) throws IOException {
        RunPicture.writePng(
                file,
                run.backtest().series(),
                run.report().result(),
                run.backtest().execution().capital(),
                PICTURE_WIDTH,
                PICTURE_HEIGHT);
    }

    private static List<String> lines(RunDemo.Run run, List<Path> files) {
        var statistics = run.report().result().statistics();
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s on %s: net return %s, Sharpe %s, %s trades"
                        .formatted(
                                run.backtest().strategy().id(),
                                run.dataset(),
                                Figures.of(
                                        Statistic.NET_RETURN,
                                        statistics.value(Statistic.NET_RETURN)),
                                Figures.of(Statistic.SHARPE, statistics.value(Statistic.SHARPE)),
                                Figures.of(Statistic.TRADES, statistics.value(Statistic.TRADES))));
        files.forEach(file -> lines.add("  wrote " + file));
        return lines;
    }

    private static void delete(Path home) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(home)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
