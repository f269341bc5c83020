package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.diagnostics.Luck;
import io.abtpro.math.Sha256;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One backtest: what `backtest --json` prints, what the window copies and what the store keeps.
///
/// @param dataset its name or file
/// @param formula the text of the strategy; left out where it is no formula
/// @param parameters of the strategy, by name
/// @param currency what money is counted in, of ISO 4217; left out where it is not known
/// @param warning what makes the figures unfit to be believed; left out where nothing does
/// @param ruin the trade that took all that was left; left out where none did
/// @param from, to the opens of the first and last bar
/// @param metrics every statistic by its key, then what is said of luck
/// @param unsized the same with every entry at its full size; left out where entries were neither
///   sized nor gated
/// @param luck as it was judged when the run was made; null where the Sharpe ratio cannot be
///   computed
/// @param units by the names of figures
public record BacktestDocument(
        int schemaVersion,
        String dataset,
        String strategy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<FormulaRun> formula,
        Map<String, Double> parameters,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> currency,
        String fill,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> warning,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Ruin> ruin,
        ExecutionDocument execution,
        Instant from,
        Instant to,
        int bars,
        Map<String, Object> metrics,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Map<String, Object>> unsized,
        Map<String, Object> buyAndHold,
        Optional<JudgedLuck> luck,
        double barsPerYear,
        CalendarDocument calendar,
        String ledgerSha256,
        Map<String, Object> units)
        implements Document {
    /// What is said of a run whose fills nobody can have.
    public static final String SAME_CLOSE =
            "same-close fills at the price that made the signal; nobody can trade at it, use"
                    + " next-open";

    /// The formula as it was run: with it, the run can be made again without its file.
    ///
    /// @param sha256 of the text, which is the version of the strategy
    public record FormulaRun(String sha256, String text) {
        static FormulaRun of(String text) {
            return new FormulaRun(Sha256.hex(text), text);
        }
    }

    /// The trade after which nothing was left.
    public record Ruin(String side, Instant entryTime, Instant exitTime, double netPnl) {
        static Ruin of(Trade trade) {
            return new Ruin(
                    trade.isLong() ? "long" : "short",
                    Instant.ofEpochMilli(trade.entryTime()),
                    Instant.ofEpochMilli(trade.exitTime()),
                    trade.netPnl());
        }
    }

    /// How far the Sharpe ratio is from luck, as it was judged when the run was made.
    public record JudgedLuck(
            int trials,
            double sharpe,
            double expectedBestSharpe,
            double probabilisticSharpe,
            double deflatedSharpe) {
        static JudgedLuck of(Luck luck) {
            return new JudgedLuck(
                    luck.trials(),
                    luck.sharpe(),
                    luck.expectedBestSharpe(),
                    luck.probabilisticSharpe(),
                    luck.deflatedSharpe());
        }
    }

    public BacktestDocument {
        parameters = orderedCopy(parameters);
        metrics = orderedCopy(metrics);
        unsized = unsized.map(BacktestDocument::orderedCopy);
        buyAndHold = orderedCopy(buyAndHold);
        units = orderedCopy(units);
    }

    /// What came of a run.
    ///
    /// @param luck empty where the Sharpe ratio cannot be computed
    /// @param trials distinct backtests counted on the dataset when the run was judged, this one
    ///   included
    public record Outcome(
            BacktestResult result,
            Optional<BacktestResult> unsized,
            Optional<Luck> luck,
            int trials) {}

    public static BacktestDocument of(BacktestInputs inputs, Outcome outcome) {
        BacktestResult result = outcome.result();
        return new BacktestDocument(
                Documents.SCHEMA_VERSION,
                inputs.dataset(),
                inputs.strategy(),
                inputs.formulaText().map(FormulaRun::of),
                inputs.parameters().values(),
                inputs.series().currency().map(QuoteCurrency::code),
                ExecutionDocument.word(inputs.execution().fill()),
                warning(inputs.execution()),
                result.ruin().map(Ruin::of),
                ExecutionDocument.of(inputs),
                inputs.from(),
                inputs.to(),
                inputs.period().toBar() - inputs.period().fromBar(),
                metrics(outcome),
                outcome.unsized().map(unsized -> Metrics.of(unsized.statistics())),
                Metrics.of(result.buyAndHold()),
                outcome.luck().map(JudgedLuck::of),
                inputs.series().yearUpTo(inputs.period().toBar()).barsPerYear(),
                CalendarDocument.of(inputs.series().yearUpTo(inputs.period().toBar())),
                result.ledgerSha256(),
                Units.ofBacktest(inputs.series().currency()));
    }

    public static Optional<String> warning(Execution execution) {
        return execution.fill() == Execution.Fill.SAME_CLOSE
                ? Optional.of(SAME_CLOSE)
                : Optional.empty();
    }

    private static Map<String, Object> metrics(Outcome outcome) {
        Map<String, Object> metrics = Metrics.of(outcome.result().statistics());
        metrics.put("probabilisticSharpe", outcome.luck().map(Luck::probabilisticSharpe));
        metrics.put("deflatedSharpe", outcome.luck().map(Luck::deflatedSharpe));
        metrics.put("expectedBestSharpe", outcome.luck().map(Luck::expectedBestSharpe));
        metrics.put("trialsOnDataset", outcome.trials());
        return metrics;
    }

    private static <V> Map<String, V> orderedCopy(Map<String, V> members) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
}
