package io.abtpro.report;

import java.nio.file.Path;
import java.util.List;

/// What the demonstration ran and wrote.
public record DemoDocument(Path out, List<Run> runs) implements Document {
    public DemoDocument {
        runs = List.copyOf(runs);
    }

    /// One backtest and the files of its result.
    public record Run(String dataset, String strategy, String ledgerSha256, List<Path> files) {
        public Run {
            files = List.copyOf(files);
        }
    }
}
