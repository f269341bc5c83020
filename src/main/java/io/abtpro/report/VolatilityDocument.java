package io.abtpro.report;

import io.abtpro.diagnostics.DieboldMariano;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.VolatilityEstimator;
import io.abtpro.volatility.VolatilityEvaluation;
import io.abtpro.volatility.VolatilityForecast;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A forecast of the volatility of the bars to come, and what forecasts were worth so far.
///
/// @param band the one that promises 80 %; null where there is none
/// @param coverageOff true where a band covered over 3 points more or less than it promises
/// @param verdict what evaluation and bands say together; null where nothing was evaluated
public record VolatilityDocument(
        String dataset,
        double predicted,
        double confidence,
        Ends range,
        Optional<Band> band,
        List<Band> bands,
        List<String> bandNotes,
        boolean coverageOff,
        String coverageVerdict,
        int horizon,
        Instant knownAt,
        String estimator,
        String annualisation,
        double barsPerYear,
        CalendarDocument calendar,
        double realisedUpToNow,
        Map<String, Double> baselines,
        Map<String, Object> units,
        Optional<Evaluation> evaluation,
        Optional<String> verdict)
        implements Document {
    private static final double HEADLINE = 0.8;

    public VolatilityDocument {
        bands = List.copyOf(bands);
        bandNotes = List.copyOf(bandNotes);
    }

    /// Two ends; null where one could not be told.
    public record Ends(double low, double high) {}

    /// A band and how often those before it held.
    public record Band(double low, double high, double nominal, double coverage, double openShare) {
        static Band of(VolatilityForecast.Band band) {
            return new Band(
                    band.low(), band.high(), band.nominal(), band.coverage(), band.openShare());
        }
    }

    /// Forecasts whose outcome has come.
    ///
    /// @param models losses by the model's id, least first
    public record Evaluation(
            int forecasts,
            Map<String, Loss> models,
            List<Covered> bands,
            Covered treeSpread,
            Floor qlikeFloor,
            String verdict) {
        public Evaluation {
            bands = List.copyOf(bands);
        }

        static Evaluation of(VolatilityEvaluation evaluation) {
            var models = new LinkedHashMap<String, Loss>();
            evaluation.models().forEach(model -> models.put(model.id(), Loss.of(model)));
            return new Evaluation(
                    evaluation.matured(),
                    models,
                    evaluation.bands().stream().map(Covered::of).toList(),
                    Covered.of(evaluation.treeSpread()),
                    Floor.of(evaluation.floor()),
                    evaluation.verdict().sentence());
        }
    }

    /// The losses of a model.
    ///
    /// @param againstHar null for HAR itself and where HAR was not run
    public record Loss(double qlike, double rmse, double mae, Optional<Test> againstHar) {
        static Loss of(VolatilityEvaluation.ModelLoss loss) {
            return new Loss(loss.qlike(), loss.rmse(), loss.mae(), loss.againstHar().map(Test::of));
        }
    }

    /// A test of equal loss.
    public record Test(double meanDifference, double statistic, double pValue) {
        static Test of(DieboldMariano test) {
            return new Test(test.meanDifference(), test.statistic(), test.pValue());
        }
    }

    /// A band over the forecasts that had one.
    public record Covered(
            double nominal,
            double coverage,
            double kupiecPValue,
            double christoffersenPValue,
            double pinball,
            double width,
            int forecasts,
            int open,
            double openShare) {
        static Covered of(VolatilityEvaluation.BandQuality band) {
            return new Covered(
                    band.nominal(),
                    band.coverage(),
                    band.kupiec().pValue(),
                    band.christoffersen().conditionalPValue(),
                    band.pinball(),
                    band.width(),
                    band.count(),
                    band.open(),
                    band.openShare());
        }
    }

    /// The least variance that QLIKE counts.
    public record Floor(
            double quantileOfMoves, double latest, int stillOutcomes, int outcomesBelow) {
        static Floor of(VolatilityEvaluation.Floor floor) {
            return new Floor(
                    VolatilityEvaluation.Floor.level(),
                    floor.latest(),
                    floor.still(),
                    floor.raised());
        }
    }

    public static VolatilityDocument of(
            String dataset,
            VolatilityEstimator estimator,
            VolatilityForecast forecast,
            Optional<VolatilityEvaluation> evaluation) {
        Verdict coverage = forecast.coverageVerdict();
        var baselines = new LinkedHashMap<String, Double>();
        forecast.baselines().entrySet().stream()
                .sorted(Map.Entry.<Baseline, Double>comparingByKey())
                .forEach(baseline -> baselines.put(baseline.getKey().id(), baseline.getValue()));
        return new VolatilityDocument(
                dataset,
                forecast.predicted(),
                forecast.confidence(),
                new Ends(forecast.treeLow(), forecast.treeHigh()),
                forecast.bands().stream()
                        .filter(band -> band.nominal() == HEADLINE)
                        .findFirst()
                        .map(Band::of),
                forecast.bands().stream().map(Band::of).toList(),
                forecast.bandNotes(),
                !coverage.holds(),
                coverage.numbers(),
                forecast.horizon(),
                forecast.knownAt(),
                estimator.id(),
                forecast.year().statement(),
                forecast.year().barsPerYear(),
                CalendarDocument.of(forecast.year()),
                forecast.realisedUpToNow(),
                baselines,
                Units.ofVolatility(),
                evaluation.map(Evaluation::of),
                evaluation.map(e -> e.verdictWith(coverage).sentence()));
    }
}
