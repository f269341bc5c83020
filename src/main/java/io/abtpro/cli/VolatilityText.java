package io.abtpro.cli;

import io.abtpro.diagnostics.Verdict;
import io.abtpro.jobs.ForecastVolatility;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.VolatilityEvaluation;
import io.abtpro.volatility.VolatilityForecast;

import java.util.ArrayList;
import java.util.List;

/// A volatility forecast as lines.
final class VolatilityText {
    private VolatilityText() {}

    private static List<Baseline> ordered(VolatilityForecast forecast) {
        return forecast.baselines().keySet().stream().sorted().toList();
    }

    static List<String> lines(String dataset, ForecastVolatility.Report report) {
        VolatilityForecast forecast = report.forecast();
        List<String> lines = new ArrayList<>();
        lines.add(
                "Volatility of the next %d bars of %s, from %s"
                        .formatted(
                                forecast.horizon(),
                                dataset,
                                Times.date(forecast.knownAt(), report.walk().bars().zone())));
        lines.add(
                "%s a year (%s; %s), confidence %s"
                        .formatted(
                                Figures.percent(forecast.predicted(), 2),
                                report.walk().options().estimator().id(),
                                forecast.year().statement(),
                                Figures.plain(forecast.confidence(), 2)));
        var table = new TextTable("", ">Low", ">High", ">Covered so far", ">Without an end");
        forecast.bands()
                .forEach(
                        b ->
                                table.row(
                                        "%s %% band".formatted(Figures.plain(100 * b.nominal(), 0)),
                                        end(b.low()),
                                        end(b.high()),
                                        share(b.coverage()),
                                        share(b.openShare())));
        table.row(
                "10 to 90 % of trees, no band",
                Figures.percent(forecast.treeLow(), 2),
                Figures.percent(forecast.treeHigh(), 2),
                report.evaluation()
                        .map(e -> Figures.percent(e.treeSpread().coverage(), 2))
                        .orElse("-"),
                "-");
        lines.addAll(table.lines());
        lines.addAll(forecast.bandNotes());
        Verdict coverage = forecast.coverageVerdict();
        if (!forecast.bands().isEmpty() && report.evaluation().isEmpty()) {
            lines.add(VerdictText.line(coverage));
        }
        var others = new TextTable("Baseline", ">a year");
        ordered(forecast)
                .forEach(
                        b ->
                                others.row(
                                        b.label(),
                                        Figures.percent(
                                                forecast.baselines().getOrDefault(b, Double.NaN),
                                                2)));
        lines.addAll(others.lines());
        report.evaluation()
                .ifPresent(
                        evaluation -> {
                            lines.addAll(lines(evaluation));
                            lines.add(VerdictText.line(evaluation.verdictWith(coverage)));
                        });
        return lines;
    }

    private static List<String> lines(VolatilityEvaluation evaluation) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s forecasts made without their outcome:"
                        .formatted(Figures.count(evaluation.matured())));
        var losses = new TextTable("Model", ">QLIKE", ">RMSE", ">MAE", ">p against HAR");
        evaluation
                .models()
                .forEach(
                        m ->
                                losses.row(
                                        m.label(),
                                        figure(m.qlike()),
                                        Figures.percent(m.rmse(), 2),
                                        Figures.percent(m.mae(), 2),
                                        m.againstHar()
                                                .map(d -> probability(d.pValue()))
                                                .orElse("-")));
        lines.addAll(losses.lines());
        var bands =
                new TextTable(
                        "Band",
                        ">Judged",
                        ">Without an end",
                        ">Covered",
                        ">Mean width",
                        ">Kupiec p",
                        ">Christoffersen p");
        evaluation
                .bands()
                .forEach(
                        b ->
                                bands.row(
                                        "%s %%".formatted(Figures.plain(100 * b.nominal(), 0)),
                                        Figures.count(b.count()),
                                        share(b.openShare()),
                                        share(b.coverage()),
                                        share(b.width()),
                                        probability(b.kupiec().pValue()),
                                        probability(b.christoffersen().conditionalPValue())));
        lines.addAll(bands.lines());
        return lines;
    }

    private static String figure(double value) {
        return Figures.plain(value, 3);
    }

    private static String probability(double value) {
        return value < 0.001 ? "<0.001" : figure(value);
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "-" : Figures.percent(value, 2);
    }

    /// An end of a band, or that there is none.
    private static String end(double value) {
        return Double.isInfinite(value) ? "none" : Figures.percent(value, 2);
    }
}
