package io.abtpro.cli;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.backtest.Trade;
import io.abtpro.diagnostics.Luck;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.jobs.ScoreGate;
import io.abtpro.jobs.VolatilitySizing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A backtest as a document and as text.
///
/// @param dataset its name or file
/// @param trials distinct backtests counted on the dataset
record BacktestText(String dataset, RunBacktest run, RunBacktest.Report report, int trials) {
    private static final String SAME_CLOSE =
            "same-close fills at the price that made the signal; nobody can trade at it, use next-open";

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("dataset", dataset);
        document.put("strategy", run.strategy().id());
        document.put("parameters", run.parameters().values());
        document.put("fill", Choice.word(run.execution().fill()));
        warning().ifPresent(warning -> document.put("warning", warning));
        report.result().ruin().ifPresent(trade -> document.put("ruin", ruin(trade)));
        document.put("execution", execution());
        document.put("from", instant(run.period().fromBar()));
        document.put("to", instant(run.period().toBar() - 1));
        document.put("bars", run.period().toBar() - run.period().fromBar());
        document.put("metrics", metrics());
        report.unsized().ifPresent(unsized -> document.put("unsized", figures(unsized.statistics())));
        document.put("buyAndHold", figures(report.result().buyAndHold()));
        CalendarText.put(document, run.series().yearUpTo(run.period().toBar()));
        document.put("ledgerSha256", report.result().ledgerSha256());
        document.put("units", Units.ofBacktest());
        return document;
    }

    private static Map<String, Object> ruin(Trade trade) {
        var document = new LinkedHashMap<String, Object>();
        document.put("side", trade.isLong() ? "long" : "short");
        document.put("entryTime", Instant.ofEpochMilli(trade.entryTime()).toString());
        document.put("exitTime", Instant.ofEpochMilli(trade.exitTime()).toString());
        document.put("netPnl", trade.netPnl());
        return document;
    }

    private Map<String, Object> execution() {
        Execution execution = run.execution();
        var document = new LinkedHashMap<String, Object>();
        document.put("feeBps", execution.feeBps());
        document.put("slippageBps", execution.slippageBps());
        document.put("capital", execution.capital());
        document.put("side", Choice.word(execution.side()));
        document.put("size", ExecutionOptions.word(execution.sizing()));
        document.put("riskFreeRate", execution.riskFreeRate());
        run.sizing().ifPresent(sizing -> document.put("sizedByVolatility", document(sizing)));
        run.gate().ifPresent(gate -> document.put("gatedByScore", document(gate)));
        return document;
    }

    private static Map<String, Object> document(ScoreGate gate) {
        var document = new LinkedHashMap<String, Object>();
        document.put("minScore", gate.minScore());
        document.put("scaled", gate.scaled());
        document.put("learner", gate.options().learner().id());
        document.put("features", gate.options().features());
        return document;
    }

    private static Map<String, Object> document(VolatilitySizing sizing) {
        var document = new LinkedHashMap<String, Object>();
        document.put("target", sizing.target().annualised());
        document.put("cap", sizing.target().cap());
        document.put("horizon", sizing.forecasts().options().horizon());
        document.put("estimator", sizing.forecasts().options().estimator().id());
        return document;
    }

    private Map<String, Object> metrics() {
        Map<String, Object> metrics = figures(report.result().statistics());
        Optional<Luck> luck = report.luck();
        metrics.put("probabilisticSharpe", luck.map(Luck::probabilisticSharpe));
        metrics.put("deflatedSharpe", luck.map(Luck::deflatedSharpe));
        metrics.put("expectedBestSharpe", luck.map(Luck::expectedBestSharpe));
        metrics.put("trialsOnDataset", trials);
        return metrics;
    }

    private static Map<String, Object> figures(Statistics statistics) {
        var figures = new LinkedHashMap<String, Object>();
        for (Statistic statistic : Statistic.values()) {
            OptionalDouble value = statistics.value(statistic);
            figures.put(statistic.key(), value.isPresent() ? value.getAsDouble() : Optional.empty());
        }
        return figures;
    }

    private Instant instant(int t) {
        return Instant.ofEpochMilli(run.series().openTime(t));
    }

    private Optional<String> warning() {
        return run.execution().fill() == Execution.Fill.SAME_CLOSE
                ? Optional.of(SAME_CLOSE)
                : Optional.empty();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s on %s, %s, %s bars, %s to %s"
                        .formatted(
                                run.strategy().id(),
                                dataset,
                                run.series().timeframe(),
                                Figures.count(run.period().toBar() - run.period().fromBar()),
                                Figures.date(instant(run.period().fromBar()), run.series().zone()),
                                Figures.date(instant(run.period().toBar() - 1), run.series().zone())));
        lines.add(ParameterText.words(run.parameters()));
        lines.add(executionLine());
        run.sizing().ifPresent(sizing -> lines.add(sizingLine(sizing)));
        run.gate().ifPresent(gate -> lines.add(gateLine(gate)));
        warning().ifPresent(warning -> lines.add("WARNING: " + warning));
        report.result().ruin().ifPresent(trade -> lines.add(ruinLine(trade)));
        lines.add("");
        lines.addAll(table());
        lines.add(CalendarText.line(run.series().yearUpTo(run.period().toBar())));
        lines.add("");
        lines.addAll(luckLines());
        lines.add("ledger sha256 " + report.result().ledgerSha256());
        return lines;
    }

    private String ruinLine(Trade trade) {
        return "WARNING: ruined: the %s of %s took all that was left on %s; its loss is cut to that, and no trade follows"
                .formatted(
                        trade.isLong() ? "long" : "short",
                        Figures.date(Instant.ofEpochMilli(trade.entryTime()), run.series().zone()),
                        Figures.date(Instant.ofEpochMilli(trade.exitTime()), run.series().zone()));
    }

    private String executionLine() {
        Execution execution = run.execution();
        return "fill %s, fee %s bp, slippage %s bp, capital %s, side %s, size %s"
                .formatted(
                        Choice.word(execution.fill()),
                        Figures.plain(execution.feeBps()),
                        Figures.plain(execution.slippageBps()),
                        Figures.plain(execution.capital()),
                        Choice.word(execution.side()),
                        ExecutionOptions.word(execution.sizing()));
    }

    private static String gateLine(ScoreGate gate) {
        return "entries scored above %s by the %s valid at their signal%s; from the first score on"
                .formatted(
                        Figures.plain(gate.minScore()), gate.options().learner().id().replace('-', ' '),
                        gate.scaled() ? ", sized by it" : "");
    }

    private static String sizingLine(VolatilitySizing sizing) {
        return "each entry sized to %s a year by the forecast %d bars ahead at its signal, at most %s times its size; from the first forecast on"
                .formatted(
                        Figures.percent(sizing.target().annualised()),
                        sizing.forecasts().options().horizon(),
                        Figures.plain(sizing.target().cap()));
    }

    private List<String> table() {
        if (report.unsized().isPresent()) {
            return tableWithUnsized(report.unsized().get().statistics());
        }
        var table = new TextTable("", ">Strategy", ">Buy and hold");
        for (Statistic statistic : Statistic.values()) {
            table.row(
                    statistic.label(),
                    Figures.of(statistic, report.result().statistics().value(statistic)),
                    Figures.of(statistic, report.result().buyAndHold().value(statistic)));
        }
        return table.lines();
    }

    private List<String> tableWithUnsized(Statistics unsized) {
        var table = run.gate().isPresent()
                ? new TextTable("", ">Gated", ">Every signal", ">Buy and hold")
                : new TextTable("", ">Sized", ">Unsized", ">Buy and hold");
        for (Statistic statistic : Statistic.values()) {
            table.row(
                    statistic.label(),
                    Figures.of(statistic, report.result().statistics().value(statistic)),
                    Figures.of(statistic, unsized.value(statistic)),
                    Figures.of(statistic, report.result().buyAndHold().value(statistic)));
        }
        return table.lines();
    }

    private List<String> luckLines() {
        String counted =
                "%s distinct %s counted on this dataset"
                        .formatted(Figures.count(trials), trials == 1 ? "backtest" : "backtests");
        return report.luck()
                .map(
                        luck ->
                                List.of(
                                        counted
                                                + "; the best of as many without skill would show a Sharpe of %.2f"
                                                        .formatted(luck.expectedBestSharpe()),
                                        "P(true Sharpe > 0) %s, above that of luck (deflated) %s"
                                                .formatted(
                                                        Figures.percent(luck.probabilisticSharpe()),
                                                        Figures.percent(luck.deflatedSharpe()))))
                .orElse(List.of(counted));
    }
}
