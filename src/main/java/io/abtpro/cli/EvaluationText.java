package io.abtpro.cli;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Trade;
import io.abtpro.diagnostics.Confusion;
import io.abtpro.jobs.EvaluateScorer;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.scoring.AdviceFigures;
import io.abtpro.scoring.GateLedger;
import io.abtpro.scoring.ScoreStudy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What scores are worth, and the gate beside no gate, as text.
///
/// @param datasets their names or files
record EvaluationText(String datasets, EvaluateScorer job, EvaluateScorer.Report report) {
    private static final List<Statistic> SHOWN =
            List.of(
                    Statistic.NET_RETURN,
                    Statistic.CAGR,
                    Statistic.SHARPE,
                    Statistic.SORTINO,
                    Statistic.MAX_DRAWDOWN,
                    Statistic.EXPOSURE,
                    Statistic.TRADES,
                    Statistic.WIN_RATE,
                    Statistic.PROFIT_FACTOR,
                    Statistic.AVERAGE_TRADE);

    private ScoreStudy study() {
        return report.trained().study();
    }

    private double threshold() {
        return job.training().threshold();
    }

    private Optional<AdviceFigures> figures() {
        return report.trained()
                .quality()
                .map(quality -> AdviceFigures.of(study(), quality, threshold()));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        report.verdict()
                .ifPresentOrElse(
                        verdict -> lines.add(VerdictText.line(verdict)),
                        () ->
                                lines.add(
                                        "There is nothing to judge: no signal that a model had not"
                                                + " seen has an outcome yet."));
        lines.add("");
        figures()
                .ifPresent(
                        figures -> {
                            lines.addAll(shares(figures));
                            lines.add("");
                        });
        for (EvaluateScorer.Gated gated : report.gated()) {
            lines.addAll(runs(gated));
        }
        return lines;
    }

    private static List<String> shares(AdviceFigures figures) {
        Confusion at = figures.confusion();
        var table = new TextTable("Score above " + figures.threshold(), ">won", ">lost");
        table.row("EXECUTE", Figures.count(at.executedWon()), Figures.count(at.executedLost()));
        table.row("SKIP", Figures.count(at.skippedWon()), Figures.count(at.skippedLost()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        var shares = new TextTable("", ">Share", ">95 % interval", ">of");
        row(shares, "accuracy at " + figures.threshold(), figures.accuracy());
        row(shares, "accuracy at 0.5", figures.accuracyAtHalf());
        shares.row("accuracy of always SKIP", Figures.percent(figures.alwaysSkip(), 2), "", "");
        row(shares, "base rate (won of all)", figures.baseRate());
        figures.precision()
                .ifPresentOrElse(
                        precision -> row(shares, "precision (won of the executed)", precision),
                        () ->
                                shares.row(
                                        "precision (won of the executed)",
                                        "-",
                                        "",
                                        Figures.count(0)));
        figures.recall()
                .ifPresentOrElse(
                        recall -> row(shares, "recall (executed of the won)", recall),
                        () ->
                                shares.row(
                                        "recall (executed of the won)", "-", "", Figures.count(0)));
        lines.addAll(shares.lines());
        return lines;
    }

    private static void row(TextTable table, String name, AdviceFigures.Share share) {
        table.row(
                name,
                Figures.percent(share.value(), 2),
                Figures.percent(share.interval().low(), 2)
                        + " to "
                        + Figures.percent(share.interval().high(), 2),
                Figures.count(share.of()));
    }

    private List<String> runs(EvaluateScorer.Gated gated) {
        var series = gated.source().series();
        BacktestResult run = gated.run().result();
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s, %s to %s"
                        .formatted(
                                gated.source().symbol(),
                                Times.date(
                                        Instant.ofEpochMilli(
                                                series.openTime(gated.gate().period().fromBar())),
                                        series.zone()),
                                Times.date(
                                        Instant.ofEpochMilli(series.openTime(series.size() - 1)),
                                        series.zone())));
        var table = new TextTable("", ">Gated", ">Every signal");
        for (Statistic statistic : SHOWN) {
            table.row(
                    statistic.label(),
                    Figures.of(statistic, run.statistics().value(statistic)),
                    Figures.of(statistic, gated.ungated().statistics().value(statistic)));
        }
        lines.addAll(table.lines());
        lines.add(CalendarText.line(series.year()));
        lines.addAll(ledger(gated));
        lines.add("");
        return lines;
    }

    /// How the net P&L of both runs add up.
    private static List<String> ledger(EvaluateScorer.Gated gated) {
        GateLedger ledger = gated.run().ledger();
        var table = new TextTable("Net P&L", ">Trades", ">Amount");
        List<Trade> own = gated.run().result().trades();
        table.row("gated", Figures.count(own.size()), money(GateLedger.sum(own)));
        table.row(
                "+ skipped, sized as without a gate",
                Figures.count(ledger.skipped().size()),
                money(ledger.skippedPnl()));
        if (!ledger.displaced().isEmpty()) {
            table.row(
                    "+ displaced by trades taken instead",
                    Figures.count(ledger.displaced().size()),
                    money(ledger.displacedPnl()));
        }
        if (!ledger.instead().isEmpty()) {
            table.row(
                    "- taken instead, in the time of skipped ones",
                    Figures.count(ledger.instead().size()),
                    money(ledger.insteadPnl()));
        }
        if (ledger.resized() != 0) {
            table.row(
                    "+ other sizes of the same trades, as equity differs",
                    "",
                    money(ledger.resized()));
        }
        List<Trade> every = gated.ungated().trades();
        table.row("= every signal", Figures.count(every.size()), money(GateLedger.sum(every)));
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(table.lines());
        return lines;
    }

    private static String money(double value) {
        return Figures.plain(value, 2);
    }
}
