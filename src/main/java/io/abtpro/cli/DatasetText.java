package io.abtpro.cli;

import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.store.DatasetRecord;

import java.util.ArrayList;
import java.util.List;

/// A stored dataset as text.
final class DatasetText {
    private DatasetText() {}

    static List<String> lines(DatasetRecord dataset) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s bars of %s, %s to %s, %s"
                        .formatted(
                                Figures.count(dataset.bars()),
                                dataset.timeframe(),
                                Times.date(dataset.from(), dataset.zone()),
                                Times.date(dataset.to(), dataset.zone()),
                                dataset.zone()));
        lines.add(
                "symbol %s, read as %s"
                        .formatted(
                                dataset.symbol().isEmpty() ? "-" : dataset.symbol(),
                                dataset.dialect()));
        dataset.currency().ifPresent(c -> lines.add("prices in " + c.code()));
        lines.add(CalendarText.line(dataset.year()));
        if (dataset.rejectedRows() > 0) {
            lines.add(Figures.count(dataset.rejectedRows()) + " rows rejected");
        }
        lines.add("quality: " + dataset.quality().summary());
        dataset.quality()
                .findings()
                .forEach(f -> lines.add("  %s: %s".formatted(f.kind().label(), f.what())));
        lines.add("sha256 " + dataset.sha256());
        return lines;
    }
}
