package io.abtpro.cli;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.jobs.RunDocument;
import io.abtpro.jobs.ScoreGate;
import io.abtpro.jobs.VolatilitySizing;
import io.abtpro.report.BacktestDocument;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A backtest as a document and as text.
///
/// @param dataset its name or file
record BacktestText(String dataset, RunBacktest run, RunBacktest.Report report) {
    BacktestDocument document() {
        return RunDocument.of(run.withDataset(dataset), report);
    }

    private Instant instant(int t) {
        return Instant.ofEpochMilli(run.series().openTime(t));
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
                                Times.date(instant(run.period().fromBar()), run.series().zone()),
                                Times.date(
                                        instant(run.period().toBar() - 1), run.series().zone())));
        lines.add(ParameterText.words(run.parameters()));
        lines.add(executionLine());
        run.sizing().ifPresent(sizing -> lines.add(sizingLine(sizing)));
        run.gate().ifPresent(gate -> lines.add(gateLine(gate)));
        BacktestDocument.warning(run.execution())
                .ifPresent(warning -> lines.add("WARNING: " + warning));
        report.result().ruin().ifPresent(trade -> lines.add(ruinLine(trade)));
        lines.add("");
        lines.addAll(table());
        lines.add(CalendarText.line(run.series().yearUpTo(run.period().toBar())));
        lines.add("");
        lines.add(VerdictText.line(report.verdict()));
        lines.add("ledger sha256 " + report.result().ledgerSha256());
        return lines;
    }

    private String ruinLine(Trade trade) {
        return ("WARNING: ruined: the %s of %s took all that was left on %s; its loss is cut"
                        + " to that, and no trade follows")
                .formatted(
                        trade.isLong() ? "long" : "short",
                        Times.date(Instant.ofEpochMilli(trade.entryTime()), run.series().zone()),
                        Times.date(Instant.ofEpochMilli(trade.exitTime()), run.series().zone()));
    }

    private String executionLine() {
        Execution execution = run.execution();
        return "fill %s, fee %s bp, slippage %s bp, capital %s%s, side %s, size %s"
                .formatted(
                        Choice.word(execution.fill()),
                        Figures.exact(execution.feeBps()),
                        Figures.exact(execution.slippageBps()),
                        Figures.exact(execution.capital()),
                        run.series().currency().map(c -> " " + c.code()).orElse(""),
                        Choice.word(execution.side()),
                        ExecutionOptions.word(execution.sizing()));
    }

    private static String gateLine(ScoreGate gate) {
        return "entries scored above %s by the %s valid at their signal%s; from the first score on"
                .formatted(
                        Figures.exact(gate.minScore()),
                        gate.options().learner().id().replace('-', ' '),
                        gate.scaled() ? ", sized by it" : "");
    }

    private static String sizingLine(VolatilitySizing sizing) {
        return ("each entry sized to %s a year by the forecast %d bars ahead at its signal,"
                        + " at most %s times its size; from the first forecast on")
                .formatted(
                        Figures.percent(sizing.target().annualised(), 2),
                        sizing.forecasts().options().horizon(),
                        Figures.exact(sizing.target().cap()));
    }

    private List<String> table() {
        if (report.unsized().isPresent()) {
            return tableWithUnsized(report.unsized().get().statistics());
        }
        var table = new TextTable("", ">Strategy", ">Buy and hold");
        for (Statistic statistic : Statistic.values()) {
            table.row(
                    label(statistic),
                    Figures.of(statistic, report.result().statistics().value(statistic)),
                    Figures.of(statistic, report.result().buyAndHold().value(statistic)));
        }
        return table.lines();
    }

    /// With the currency behind it where it is money and the currency is known.
    private String label(Statistic statistic) {
        return statistic.unit() == Statistic.Unit.MONEY
                ? QuoteCurrency.behind(statistic.label(), run.series().currency())
                : statistic.label();
    }

    private List<String> tableWithUnsized(Statistics unsized) {
        var table =
                run.gate().isPresent()
                        ? new TextTable("", ">Gated", ">Every signal", ">Buy and hold")
                        : new TextTable("", ">Sized", ">Unsized", ">Buy and hold");
        for (Statistic statistic : Statistic.values()) {
            table.row(
                    label(statistic),
                    Figures.of(statistic, report.result().statistics().value(statistic)),
                    Figures.of(statistic, unsized.value(statistic)),
                    Figures.of(statistic, report.result().buyAndHold().value(statistic)));
        }
        return table.lines();
    }
}
