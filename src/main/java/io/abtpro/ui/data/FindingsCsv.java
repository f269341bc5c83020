package io.abtpro.ui.data;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Finding;
import io.abtpro.files.CsvText;
import io.abtpro.report.Times;

import java.util.List;

/// Findings as CSV, in the order in which they are shown.
final class FindingsCsv {
    private FindingsCsv() {}

    static String of(BarSeries series, List<Finding> findings) {
        boolean intraday = !series.timeframe().isCalendar();
        return CsvText.of(
                csv -> {
                    csv.words("finding", "severity", "from", "to", "bars", "what").end();
                    for (Finding finding : findings) {
                        csv.word(finding.kind().label())
                                .word(finding.severity().toString())
                                .word(time(series, finding.fromBar(), intraday))
                                .word(time(series, finding.toBar(), intraday))
                                .number(finding.bars())
                                .text(finding.what())
                                .end();
                    }
                });
    }

    private static String time(BarSeries series, int bar, boolean intraday) {
        return Times.stamp(series.openTime(bar), series.zone(), intraday);
    }
}
