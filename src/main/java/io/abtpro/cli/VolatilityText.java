package io.abtpro.cli;

import io.abtpro.diagnostics.DieboldMariano;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.jobs.ForecastVolatility;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.report.Units;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.VolatilityEvaluation;
import io.abtpro.volatility.VolatilityEvaluation.BandQuality;
import io.abtpro.volatility.VolatilityEvaluation.ModelLoss;
import io.abtpro.volatility.VolatilityForecast;
import io.abtpro.volatility.VolatilityForecast.Band;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A volatility forecast as a JSON document and as lines.
final class VolatilityText {
    private static final double HEADLINE = 0.8;

    private VolatilityText() {}

    static Map<String, Object> document(String dataset, ForecastVolatility.Report report) {
        VolatilityForecast forecast = report.forecast();
        var document = new LinkedHashMap<String, Object>();
        document.put("dataset", dataset);
        document.put("predicted", forecast.predicted());
        document.put("confidence", forecast.confidence());
        document.put("range", ends(forecast.treeLow(), forecast.treeHigh()));
        document.put("band", headline(forecast).map(VolatilityText::document));
        document.put("bands", forecast.bands().stream().map(VolatilityText::document).toList());
        document.put("bandNotes", forecast.bandNotes());
        document.put("coverageOff", !forecast.coverageVerdict().holds());
        document.put("coverageVerdict", forecast.coverageVerdict().numbers());
        document.put("horizon", forecast.horizon());
        document.put("knownAt", forecast.knownAt().toString());
        document.put("estimator", report.walk().options().estimator().id());
        document.put("annualisation", forecast.year().statement());
        CalendarText.put(document, forecast.year());
        document.put("realisedUpToNow", forecast.realisedUpToNow());
        var baselines = new LinkedHashMap<String, Object>();
        ordered(forecast)
                .forEach(
                        b ->
                                baselines.put(
                                        b.id(), forecast.baselines().getOrDefault(b, Double.NaN)));
        document.put("baselines", baselines);
        document.put("units", Units.ofVolatility());
        document.put("evaluation", report.evaluation().map(VolatilityText::document));
        return document;
    }

    private static List<Baseline> ordered(VolatilityForecast forecast) {
        return forecast.baselines().keySet().stream().sorted().toList();
    }

    private static Optional<Band> headline(VolatilityForecast forecast) {
        return forecast.bands().stream().filter(b -> b.nominal() == HEADLINE).findFirst();
    }

    private static Map<String, Object> ends(double low, double high) {
        var ends = new LinkedHashMap<String, Object>();
        ends.put("low", low);
        ends.put("high", high);
        return ends;
    }

    private static Map<String, Object> document(Band band) {
        Map<String, Object> document = ends(band.low(), band.high());
        document.put("nominal", band.nominal());
        document.put("coverage", band.coverage());
        document.put("openShare", band.openShare());
        return document;
    }

    private static Map<String, Object> document(VolatilityEvaluation.Floor floor) {
        var document = new LinkedHashMap<String, Object>();
        document.put("quantileOfMoves", VolatilityEvaluation.Floor.level());
        document.put("latest", floor.latest());
        document.put("stillOutcomes", floor.still());
        document.put("outcomesBelow", floor.raised());
        return document;
    }

    private static Map<String, Object> document(VolatilityEvaluation evaluation) {
        var document = new LinkedHashMap<String, Object>();
        document.put("forecasts", evaluation.matured());
        var models = new LinkedHashMap<String, Object>();
        evaluation.models().forEach(m -> models.put(m.id(), document(m)));
        document.put("models", models);
        document.put("bands", evaluation.bands().stream().map(VolatilityText::document).toList());
        document.put("treeSpread", document(evaluation.treeSpread()));
        document.put("qlikeFloor", document(evaluation.floor()));
        document.put("verdict", evaluation.verdict().sentence());
        return document;
    }

    private static Map<String, Object> document(ModelLoss loss) {
        var document = new LinkedHashMap<String, Object>();
        document.put("qlike", loss.qlike());
        document.put("rmse", loss.rmse());
        document.put("mae", loss.mae());
        document.put("againstHar", loss.againstHar().map(VolatilityText::document));
        return document;
    }

    private static Map<String, Object> document(DieboldMariano test) {
        var document = new LinkedHashMap<String, Object>();
        document.put("meanDifference", test.meanDifference());
        document.put("statistic", test.statistic());
        document.put("pValue", test.pValue());
        return document;
    }

    private static Map<String, Object> document(BandQuality band) {
        var document = new LinkedHashMap<String, Object>();
        document.put("nominal", band.nominal());
        document.put("coverage", band.coverage());
        document.put("kupiecPValue", band.kupiec().pValue());
        document.put("christoffersenPValue", band.christoffersen().conditionalPValue());
        document.put("pinball", band.pinball());
        document.put("width", band.width());
        document.put("forecasts", band.count());
        document.put("open", band.open());
        document.put("openShare", band.openShare());
        return document;
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
