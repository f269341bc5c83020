package io.abtpro.ui.data;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Finding;
import io.abtpro.files.Cells;
import io.abtpro.report.Times;

import java.util.List;

/// Findings as CSV, in the order in which they are shown.
final class FindingsCsv {
    private FindingsCsv() {}

    static String of(BarSeries series, List<Finding> findings) {
        var text = new StringBuilder("finding,severity,from,to,bars,what\n");
        boolean intraday = !series.timeframe().isCalendar();
        for (Finding finding : findings) {
            text.append(finding.kind().label()).append(',').append(finding.severity()).append(',');
            text.append(Times.stamp(series.openTime(finding.fromBar()), series.zone(), intraday))
                    .append(',');
            text.append(Times.stamp(series.openTime(finding.toBar()), series.zone(), intraday))
                    .append(',');
            text.append(finding.bars()).append(',');
            text.append(Cells.quoted(finding.what())).append('\n');
        }
        return text.toString();
    }
}
