package io.abtpro.report;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.TradingYear;
import io.abtpro.diagnostics.Luck;
import io.abtpro.diagnostics.Overfitting;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.NoiseNull;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningResult;
import io.abtpro.tuning.WalkForward;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a tuning found, and what is to be thought of it.
///
/// @param id in the workspace
/// @param best the candidate of the largest training objective; null where none met the limits
/// @param greedy the greedy policy's own choice; null where there is none
/// @param importance shares of variance by parameter, then together
/// @param verdict whether the best can be believed
/// @param holdoutOpenedBefore how often bars of this holdout were looked at
/// @param holdout null where it was not opened
/// @param ledgerSha256 of the export; null where there is none
public record TuningDocument(
        long id,
        String dataset,
        String strategy,
        String method,
        String objective,
        long seed,
        long cells,
        int episodes,
        int distinctBacktests,
        boolean stopped,
        double barsPerYear,
        CalendarDocument calendar,
        Optional<Found> best,
        Optional<Found> greedy,
        List<Found> candidates,
        Baseline baseline,
        Bias selectionBias,
        String verdict,
        Map<String, Double> importance,
        Optional<Walk> walkForward,
        Parts splits,
        Map<String, Object> units,
        int holdoutOpenedBefore,
        Optional<Opened> holdout,
        Optional<String> ledgerSha256)
        implements Document {
    public TuningDocument {
        candidates = List.copyOf(candidates);
    }

    /// A candidate; train, validation and plateau are in the objective's unit.
    public record Found(
            Map<String, Double> parameters,
            double train,
            double validation,
            double plateau,
            boolean peak,
            int trades,
            double maxDrawdown,
            boolean greedyPolicy) {
        static Found of(Candidate candidate) {
            return new Found(
                    candidate.parameters().values(),
                    candidate.train(),
                    candidate.validation(),
                    candidate.plateau(),
                    candidate.isPeak(),
                    candidate.trades(),
                    candidate.maxDrawdown(),
                    candidate.greedy());
        }
    }

    /// What luck finds with as many backtests.
    ///
    /// @param aboveNoise null without a noise floor
    public record Baseline(
            double randomMedian,
            double randomLower,
            double randomUpper,
            double noiseFloor,
            Null noiseNull,
            Optional<Boolean> aboveNoise) {
        static Baseline of(TuningResult result) {
            var curves = result.comparison();
            return new Baseline(
                    curves.median().last(),
                    curves.lower().last(),
                    curves.upper().last(),
                    curves.noise().last(),
                    Null.of(result.options().twins()),
                    result.isAboveNoise());
        }
    }

    /// What the noise floor supposes of the prices.
    public record Null(
            String name, String keeps, String destroys, int twins, String exceededByLuck) {
        static Null of(int twins) {
            var mirrored = NoiseNull.MIRRORED;
            return new Null(
                    mirrored.name(), mirrored.keeps(), mirrored.destroys(), twins, "1 in 20");
        }
    }

    /// How far selection explains the result.
    public record Bias(
            Optional<Integer> trials,
            Optional<Double> psr,
            Optional<Double> dsr,
            Optional<Double> expectedBestSharpe,
            Optional<Double> pbo,
            Optional<Double> pboError) {
        static Bias of(Optional<Luck> luck, Optional<Overfitting.Result> overfitting) {
            return new Bias(
                    luck.map(Luck::trials),
                    luck.map(Luck::probabilisticSharpe),
                    luck.map(Luck::deflatedSharpe),
                    luck.map(Luck::expectedBestSharpe),
                    overfitting.map(Overfitting.Result::probability),
                    overfitting.map(Overfitting.Result::error));
        }
    }

    /// A walk forward over the bars before the holdout.
    public record Walk(int windows, double sharpeSeen, double sharpeUnseen, double efficiency) {
        static Walk of(WalkForward.Result walk) {
            return new Walk(
                    walk.windows().size(),
                    walk.sharpeSeen(),
                    walk.sharpeUnseen(),
                    walk.efficiency());
        }
    }

    /// The three parts of the bars.
    public record Parts(Part train, Part validation, Part holdout) {
        static Parts of(Splits splits, BarSeries series) {
            return new Parts(
                    Part.of(splits.train(), series),
                    Part.of(splits.validation(), series),
                    Part.of(splits.holdout(), series));
        }
    }

    /// @param from, to the opens of its first and last bar
    public record Part(Instant from, Instant to, int bars) {
        static Part of(Backtest.Period period, BarSeries series) {
            return new Part(
                    Instant.ofEpochMilli(series.openTime(period.fromBar())),
                    Instant.ofEpochMilli(series.openTime(period.toBar() - 1)),
                    period.toBar() - period.fromBar());
        }
    }

    /// The best candidate on the holdout.
    ///
    /// @param value of the objective; null where it cannot be computed
    /// @param opened when it was opened first
    public record Opened(
            Optional<Double> value, int trades, Optional<Instant> opened, int openedBefore) {}

    /// A tuning in the list of them.
    public record Listed(
            long id,
            String dataset,
            String strategy,
            String method,
            String status,
            int iterations,
            Optional<String> error,
            Instant createdAt)
            implements Document {}

    /// What was tuned, and what came of it.
    ///
    /// @param luck of the best, as it was judged when it was found
    public record Outcome(
            long id,
            String dataset,
            BarSeries series,
            TuningResult result,
            Optional<Luck> luck,
            Verdict verdict,
            boolean stopped,
            int openedBefore,
            Optional<Opened> holdout,
            Optional<String> ledgerSha256) {}

    public static TuningDocument of(Outcome outcome) {
        TuningResult result = outcome.result();
        TradingYear year = outcome.series().yearUpTo(result.splits().train().toBar());
        return new TuningDocument(
                outcome.id(),
                outcome.dataset(),
                result.grid().strategy().id(),
                result.options().method().word(),
                result.options().objective().word(),
                result.options().seed(),
                result.grid().count(),
                result.episodes(),
                result.distinctBacktests(),
                outcome.stopped(),
                year.barsPerYear(),
                CalendarDocument.of(year),
                result.best().map(Found::of),
                result.greedy().map(Found::of),
                result.candidates().stream().map(Found::of).toList(),
                Baseline.of(result),
                Bias.of(outcome.luck(), result.overfitting()),
                outcome.verdict().sentence(),
                result.importance(),
                result.walkForward().map(Walk::of),
                Parts.of(result.splits(), outcome.series()),
                units(Units.unit(result.options().objective().statistic())),
                outcome.openedBefore(),
                outcome.holdout(),
                outcome.ledgerSha256());
    }

    private static Map<String, Object> units(String objective) {
        var units = new LinkedHashMap<String, Object>();
        for (String figure :
                List.of("train", "validation", "plateau", "baseline", "holdout", "noiseFloor")) {
            units.put(figure, objective);
        }
        units.put("maxDrawdown", "fraction");
        units.put("sharpeSeen", "ratio");
        units.put("sharpeUnseen", "ratio");
        units.put("efficiency", "fraction");
        for (String probability : List.of("psr", "dsr", "pbo", "pboError")) {
            units.put(probability, "probability");
        }
        units.put("expectedBestSharpe", "ratio");
        return units;
    }
}
