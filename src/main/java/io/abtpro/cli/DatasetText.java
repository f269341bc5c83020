package io.abtpro.cli;

import io.abtpro.bars.Finding;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.store.DatasetRecord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A stored dataset as a document and as text.
final class DatasetText {
    private DatasetText() {}

    static Map<String, Object> document(DatasetRecord dataset) {
        var document = new LinkedHashMap<String, Object>();
        document.put("dataset", dataset.name());
        document.put("symbol", dataset.symbol());
        document.put("timeframe", dataset.timeframe());
        document.put("zone", dataset.zone());
        document.put("bars", dataset.bars());
        document.put("rejected", dataset.rejectedRows());
        document.put("from", dataset.from());
        document.put("to", dataset.to());
        document.put("sha256", dataset.sha256());
        document.put("dialect", dataset.dialect());
        document.put("calendar", CalendarText.document(dataset.year()));
        document.put("quality", quality(dataset.quality()));
        document.put("sourceFile", dataset.sourceFile());
        document.put("storedBytes", dataset.storedBytes());
        document.put("importedAt", dataset.importedAt());
        return document;
    }

    private static Map<String, Object> quality(SeriesQuality quality) {
        var document = new LinkedHashMap<String, Object>();
        document.put("summary", quality.summary());
        document.put("calendar", quality.calendar());
        document.put("findings", quality.findings().stream().map(DatasetText::finding).toList());
        return document;
    }

    private static Map<String, Object> finding(Finding finding) {
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", Choice.word(finding.kind()));
        document.put("severity", Choice.word(finding.severity()));
        document.put("fromBar", finding.fromBar());
        document.put("toBar", finding.toBar());
        document.put("bars", finding.bars());
        document.put("what", finding.what());
        return document;
    }

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
