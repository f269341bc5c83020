package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.bars.Track;
import io.abtpro.indicators.Columns;
import io.abtpro.report.Figures;
import io.abtpro.strategies.FormulaStrategy;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Signals;
import io.abtpro.strategies.Strategy;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Looks for look-ahead in the signals of one strategy, and in what each `let` of a formula names,
/// at every bar of a series.
public record AuditSignals(BarSeries series, Strategy strategy, ParameterSet parameters)
        implements Job<AuditSignals.Report> {
    private static final int MOST_CUTS = 40;
    private static final int LEAST_CUTS = 6;

    /// Bars times cuts: a million bars are cut as seldom as the audit of everything does.
    private static final int WORK = 4_000_000;

    /// @param rows one for each part and rule, those of a formula's text first
    /// @param sentence "sees no future, 5,105 bars checked", or the first bar and part that does
    public record Report(List<AuditStrategy.Row> rows, boolean clean, String sentence) {
        public Report {
            rows = List.copyOf(rows);
        }
    }

    @Override
    public Report run(Progress progress) {
        int cuts = Math.clamp(WORK / Math.max(1, series.size()), LEAST_CUTS, MOST_CUTS);
        progress.report(0, cuts, "Auditing " + strategy.id());
        Map<String, Track> full = tracks(series);
        var results =
                LookAheadAudit.ofEveryBar(
                        series,
                        Math.min(cuts, series.size()),
                        full,
                        cut -> {
                            progress.throwIfCancelled();
                            try {
                                return tracks(cut);
                            } catch (IllegalArgumentException tooFew) {
                                return Map.of();
                            }
                        });
        progress.report(cuts, cuts, "Audited " + strategy.id());
        return new Report(
                results.stream().map(AuditStrategy.Row::of).toList(),
                results.stream().allMatch(LookAheadAudit.Result::clean),
                sentence(results));
    }

    private Map<String, Track> tracks(BarSeries bars) {
        var columns = new Columns(bars);
        Map<String, Track> tracks = new LinkedHashMap<>();
        if (strategy instanceof FormulaStrategy formula) {
            formula.formula()
                    .named(columns, parameters.values())
                    .forEach((name, column) -> tracks.put(name, new Track.Column(column)));
        }
        Signals signals = strategy.signals(columns, parameters);
        tracks.put("enter long", Track.of(signals.enterLong(), bars));
        tracks.put("exit long", Track.of(signals.exitLong(), bars));
        tracks.put("enter short", Track.of(signals.enterShort(), bars));
        tracks.put("exit short", Track.of(signals.exitShort(), bars));
        return tracks;
    }

    private String sentence(List<LookAheadAudit.Result> results) {
        return results.stream()
                .filter(result -> !result.clean())
                .min(Comparator.comparingInt(LookAheadAudit.Result::firstLeak))
                .map(
                        leak ->
                                "sees the future: '%s' first at bar %s, %s"
                                        .formatted(
                                                leak.name(),
                                                Figures.count(leak.firstLeak() + 1),
                                                Instant.ofEpochMilli(
                                                                series.openTime(leak.firstLeak()))
                                                        .atZone(series.zone())
                                                        .toLocalDateTime()))
                .orElseGet(
                        () ->
                                "sees no future, %s bars checked"
                                        .formatted(Figures.count(series.size())));
    }
}
