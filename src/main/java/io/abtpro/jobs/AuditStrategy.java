package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.bars.Track;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.scoring.SignalFeature;
import io.abtpro.scoring.SignalFeatures;
import io.abtpro.strategies.Signals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Proves that no indicator of the catalogue, no signal of one strategy, no feature and no score,
/// and no trade of its plain, gated and sized runs looks ahead, on the last bars of a series.
///
/// Each cut goes through the jobs that the commands and the window run, with the options they
/// derive from it.
public record AuditStrategy(BarSeries series, AuditRequest request)
        implements Job<AuditStrategy.Report> {
    private static final int FEATURE_CUTS = LookAheadAudit.CUTS;

    /// What was audited; clean where every row is.
    public record Report(List<Row> rows, boolean clean) {
        public Report {
            rows = List.copyOf(rows);
        }
    }

    /// The audit of one track.
    public record Row(String name, boolean clean, String sentence, int checkedBars) {
        static Row of(LookAheadAudit.Result result) {
            return new Row(result.name(), result.clean(), result.sentence(), result.checkedBars());
        }
    }

    @Override
    public Report run(Progress progress) {
        BarSeries bars = request.audited(series);
        List<Row> rows = new ArrayList<>(indicators(bars, progress));
        rows.addAll(signals(bars, progress));
        rows.addAll(features(bars, progress));
        rows.addAll(scores(bars, progress));
        rows.addAll(trades(bars, progress));
        progress.report(rows.size(), rows.size(), "Audited " + rows.size() + " columns");
        return new Report(rows, rows.stream().allMatch(Row::clean));
    }

    private static List<Row> indicators(BarSeries bars, Progress progress) {
        List<IndicatorSpec> indicators = IndicatorCatalog.all();
        List<Row> rows = new ArrayList<>();
        for (IndicatorSpec spec : indicators) {
            progress.throwIfCancelled();
            progress.report(rows.size(), indicators.size(), "Auditing " + spec.name());
            rows.add(
                    Row.of(
                            LookAheadAudit.of(
                                    "indicator " + spec.id(),
                                    bars,
                                    s -> new Columns(s).column(spec.id(), List.of()))));
        }
        return rows;
    }

    private List<Row> signals(BarSeries bars, Progress progress) {
        progress.throwIfCancelled();
        return LookAheadAudit.of(
                        bars,
                        FEATURE_CUTS,
                        s -> {
                            BacktestPlan plan = request.plan().apply(s);
                            Signals signals =
                                    plan.strategy().signals(new Columns(s), plan.parameters());
                            String of = " of " + plan.strategy().id();
                            Map<String, Track> tracks = new LinkedHashMap<>();
                            tracks.put("long entries" + of, Track.of(signals.enterLong(), s));
                            tracks.put("long exits" + of, Track.of(signals.exitLong(), s));
                            tracks.put("short entries" + of, Track.of(signals.enterShort(), s));
                            tracks.put("short exits" + of, Track.of(signals.exitShort(), s));
                            return tracks;
                        })
                .stream()
                .map(Row::of)
                .toList();
    }

    /// Every feature that a scorer could use, and those with parameters that this one uses.
    private List<Row> features(BarSeries bars, Progress progress) {
        List<SignalFeature> features = new ArrayList<>(SignalFeatures.all());
        SignalFeatures.of(request.study().apply(bars).features()).stream()
                .filter(
                        used ->
                                features.stream()
                                        .noneMatch(known -> known.name().equals(used.name())))
                .forEach(features::add);
        List<Row> rows = new ArrayList<>();
        for (SignalFeature feature : features) {
            progress.throwIfCancelled();
            progress.report(rows.size(), features.size(), "Auditing feature " + feature.name());
            rows.add(
                    Row.of(
                            LookAheadAudit.of(
                                    "feature " + feature.name(),
                                    bars,
                                    s ->
                                            feature.column(
                                                    request.plan()
                                                            .apply(s)
                                                            .signals("audited", new Columns(s))))));
        }
        return rows;
    }

    private List<Row> scores(BarSeries bars, Progress progress) {
        Progress quiet = AuditedRows.quiet(progress);
        return AuditedRows.of(
                "the scores",
                bars,
                progress,
                s -> {
                    BacktestPlan plan = request.plan().apply(s);
                    double threshold = plan.gating().map(BacktestPlan.Gating::minScore).orElse(0.0);
                    var training =
                            new TrainScorer(
                                    List.of(plan.signals("audited", new Columns(s))),
                                    request.study().apply(s),
                                    threshold,
                                    Optional.empty());
                    return AuditedScores.of(plan.strategy().id(), training, quiet);
                });
    }

    private List<Row> trades(BarSeries bars, Progress progress) {
        Progress quiet = AuditedRows.quiet(progress);
        BarSeries forecast = request.forecast(series);
        List<Row> rows =
                new ArrayList<>(
                        AuditedRows.of(
                                "the run",
                                bars,
                                progress,
                                s -> {
                                    BacktestPlan plan = request.plan().apply(s);
                                    return AuditedTrades.of(
                                            "",
                                            plan.withGating(Optional.empty())
                                                    .withSizing(Optional.empty()),
                                            s,
                                            quiet);
                                }));
        BacktestPlan asked = request.plan().apply(bars);
        if (asked.gating().isPresent()) {
            rows.addAll(
                    AuditedRows.of(
                            "the gated run",
                            bars,
                            progress,
                            s ->
                                    AuditedTrades.of(
                                            "gated ",
                                            request.plan().apply(s).withSizing(Optional.empty()),
                                            s,
                                            quiet)));
        }
        if (asked.sizing().isPresent()) {
            rows.addAll(
                    AuditedRows.of(
                            "the sized run",
                            forecast,
                            progress,
                            s ->
                                    AuditedTrades.of(
                                            "sized ",
                                            request.plan().apply(s).withGating(Optional.empty()),
                                            s,
                                            quiet)));
        }
        if (asked.gating().isPresent() && asked.sizing().isPresent()) {
            rows.addAll(
                    AuditedRows.of(
                            "the gated and sized run",
                            forecast,
                            progress,
                            s ->
                                    AuditedTrades.of(
                                            "gated and sized ",
                                            request.plan().apply(s),
                                            s,
                                            quiet)));
        }
        return rows;
    }
}
