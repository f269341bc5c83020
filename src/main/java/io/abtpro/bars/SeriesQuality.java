package io.abtpro.bars;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a look over a series found.
///
/// @param findings the findings, those that matter most first
/// @param calendar the trading calendar that the data itself shows, in words, such as "2 sessions a
///   day, lunch break"
public record SeriesQuality(List<Finding> findings, String calendar) {
    public SeriesQuality {
        findings = List.copyOf(findings);
    }

    /// The quality report of `series`. `now` (epoch ms) decides whether the last bar is unfinished.
    public static SeriesQuality of(BarSeries series, long now) {
        return new QualityReport(series, now).make();
    }

    /// This with `more` findings, those that matter most first.
    public SeriesQuality with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        all.sort(Comparator.comparing(Finding::severity).reversed());
        return new SeriesQuality(all, calendar);
    }

    /// The findings in one line, for a list: "clean", or "6 findings, 1 needs a look".
    public String summary() {
        long looks = findings.stream().filter(f -> f.severity() == Finding.Severity.LOOK).count();
        if (findings.isEmpty()) {
            return "clean";
        }
        String count = findings.size() == 1 ? "1 finding" : findings.size() + " findings";
        return looks == 0
                ? count
                : count + ", " + looks + (looks == 1 ? " needs a look" : " need a look");
    }
}
