package io.abtpro.bars;

import io.abtpro.bars.Finding.Kind;
import io.abtpro.bars.Finding.Severity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/// The checks of a quality report, each over the whole series.
final class QualityReport {
    private static final double SPIKE_TIMES_USUAL = 7;
    private static final double LEVEL_TIMES = 10;
    private static final double COPIED_SHARE = 0.2;
    private static final int FLAT_RUN = 5;
    private static final int VOLUME_WINDOW = 60;
    private static final double LOW_VOLUME_SHARE = 0.35;

    private final BarSeries series;
    private final long now;
    private final int n;
    private final List<Finding> findings = new ArrayList<>();

    QualityReport(BarSeries series, long now) {
        this.series = series;
        this.now = now;
        this.n = series.size();
    }

    SeriesQuality make() {
        if (n == 0) {
            return new SeriesQuality(List.of(), "no bars");
        }
        var calendar = new ObservedCalendar(series);
        if (!calendar.everyDay()) {
            copiedOpens();
        }
        findings.addAll(calendar.gaps());
        findings.addAll(calendar.clockChanges());
        levels();
        spikes();
        flatRuns();
        volume();
        unfinished();
        findings.sort(Comparator.comparing(Finding::severity).reversed());
        return new SeriesQuality(findings, calendar.sentence());
    }

    /// The bars that `finding` is about, where it tells single bars of its span apart; else its
    /// whole span.
    static BitSet concerned(BarSeries series, Finding finding) {
        var report = new QualityReport(series, Long.MAX_VALUE);
        double usual = finding.kind() == Kind.SPIKE ? report.usualMove() : 0;
        IntPredicate concerns =
                switch (finding.kind()) {
                    case OPENS_COPIED -> report::isCopied;
                    case SPIKE -> t -> report.isSpike(t, usual);
                    case ZERO_VOLUME -> t -> series.volume(t) == 0;
                    case LOW_VOLUME -> report::isLowVolume;
                    default -> _ -> true;
                };
        var bars = new BitSet();
        for (int t = finding.fromBar(); t <= finding.toBar(); t++) {
            bars.set(t, concerns.test(t));
        }
        return bars;
    }

    private boolean isCopied(int t) {
        return t > 0 && series.open(t) == series.close(t - 1);
    }

    private void copiedOpens() {
        if (!series.timeframe().isCalendar()) {
            return;
        }
        int count = 0;
        int first = -1;
        int last = -1;
        for (int t = 1; t < n; t++) {
            if (isCopied(t)) {
                count++;
                first = first < 0 ? t : first;
                last = t;
            }
        }
        if (count > COPIED_SHARE * n) {
            findings.add(
                    new Finding(
                            Kind.OPENS_COPIED,
                            Severity.LOOK,
                            first,
                            last,
                            count,
                            "Open equals the previous close, so an open fill here is not a real"
                                    + " price"));
        }
    }

    private double usualMove() {
        double usual = 0;
        for (int t = 1; t < n; t++) {
            usual += Math.abs(change(t)) / Math.max(1, n - 1);
        }
        return usual;
    }

    private boolean isSpike(int t, double usual) {
        return t > 0 && Math.abs(change(t)) > SPIKE_TIMES_USUAL * usual;
    }

    private void spikes() {
        double usual = usualMove();
        int worst = -1;
        int count = 0;
        int first = -1;
        int last = -1;
        for (int t = 1; t < n; t++) {
            if (isSpike(t, usual)) {
                count++;
                first = first < 0 ? t : first;
                last = t;
                worst = worst < 0 || Math.abs(change(t)) > Math.abs(change(worst)) ? t : worst;
            }
        }
        if (worst < 0) {
            return;
        }
        findings.add(
                new Finding(
                        Kind.SPIKE,
                        Severity.NOTE,
                        worst,
                        worst,
                        1,
                        String.format(
                                Locale.ROOT,
                                "%s%.2f %% in a bar, %.1f times the usual move",
                                change(worst) < 0 ? "\u2212" : "+",
                                Math.abs(change(worst)) * 100,
                                Math.abs(change(worst)) / usual)));
        if (count > 1) {
            findings.add(
                    new Finding(
                            Kind.SPIKE,
                            Severity.NOTE,
                            first,
                            last,
                            count,
                            "Returns beyond 7 times the usual move, kept"));
        }
    }

    /// A unit that changes within a file (pence and pounds, prices times 10,000) moves every price
    /// at once.
    private void levels() {
        int count = 0;
        int first = -1;
        int last = -1;
        for (int t = 1; t < n; t++) {
            double before = series.close(t - 1);
            boolean up = before > 0 && series.low(t) > LEVEL_TIMES * before;
            boolean down = before > 0 && series.low(t) > 0 && series.high(t) * LEVEL_TIMES < before;
            if (up || down) {
                count++;
                first = first < 0 ? t : first;
                last = t;
            }
        }
        if (count > 0) {
            findings.add(
                    new Finding(
                            Kind.SPIKE,
                            Severity.LOOK,
                            first,
                            last,
                            count,
                            "All prices are more than ten times, or less than a tenth of, the close"
                                    + " before: another unit of price?"));
        }
    }

    private double change(int t) {
        return series.close(t - 1) == 0 ? 0 : series.close(t) / series.close(t - 1) - 1;
    }

    private void flatRuns() {
        int bars = 0;
        int runs = 0;
        int first = -1;
        int last = -1;
        int run = 0;
        for (int t = 0; t <= n; t++) {
            boolean flat =
                    t < n
                            && series.high(t) == series.low(t)
                            && (run == 0 || series.close(t) == series.close(t - 1));
            if (!flat) {
                if (run >= FLAT_RUN) {
                    runs++;
                    bars += run;
                    first = first < 0 ? t - run : first;
                    last = t - 1;
                }
                run = t < n && series.high(t) == series.low(t) ? 1 : 0;
            } else {
                run++;
            }
        }
        if (runs > 0) {
            findings.add(
                    new Finding(
                            Kind.FLAT,
                            Severity.NOTE,
                            first,
                            last,
                            bars,
                            runs
                                    + (runs == 1 ? " run" : " runs")
                                    + " of 5 bars or more without any move"));
        }
    }

    private void volume() {
        int zero = 0;
        int first = -1;
        int last = -1;
        for (int t = 0; t < n; t++) {
            if (series.volume(t) == 0) {
                zero++;
                first = first < 0 ? t : first;
                last = t;
            }
        }
        if (zero > 0) {
            findings.add(
                    new Finding(
                            Kind.ZERO_VOLUME,
                            Severity.NOTE,
                            first,
                            last,
                            zero,
                            zero == n
                                    ? "The file has no volume"
                                    : "Bars with a price and no volume"));
        }
        if (series.timeframe().isCalendar() && zero < n) {
            lowVolume();
        }
    }

    private void lowVolume() {
        int count = 0;
        int first = -1;
        int last = -1;
        for (int t = VOLUME_WINDOW; t < n; t++) {
            if (isLowVolume(t)) {
                count++;
                first = first < 0 ? t : first;
                last = t;
            }
        }
        if (count > 0) {
            findings.add(
                    new Finding(
                            Kind.LOW_VOLUME,
                            Severity.NOTE,
                            first,
                            last,
                            count,
                            "Below 35 % of the 60-bar median, often half days"));
        }
    }

    private boolean isLowVolume(int t) {
        if (t < VOLUME_WINDOW || series.volume(t) == 0) {
            return false;
        }
        double[] window = new double[VOLUME_WINDOW];
        Arrays.setAll(window, i -> series.volume(t - VOLUME_WINDOW + i));
        Arrays.sort(window);
        double median = (window[VOLUME_WINDOW / 2 - 1] + window[VOLUME_WINDOW / 2]) / 2;
        return series.volume(t) < LOW_VOLUME_SHARE * median;
    }

    private void unfinished() {
        if (series.knownAt(n - 1) > now) {
            findings.add(
                    new Finding(
                            Kind.UNFINISHED,
                            Severity.LOOK,
                            n - 1,
                            n - 1,
                            1,
                            "The last bar was not complete when the file was imported"));
        }
    }
}
