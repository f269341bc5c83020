package io.abtpro.cli;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.diagnostics.Confusion;
import io.abtpro.diagnostics.WilsonInterval;
import io.abtpro.jobs.EvaluateScorer;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What scores are worth, and the gate beside no gate, as a document and as text.
///
/// @param datasets their names or files
record EvaluationText(String datasets, EvaluateScorer job, EvaluateScorer.Report report) {
    private static final List<Statistic> SHOWN = List.of(
            Statistic.NET_RETURN, Statistic.CAGR, Statistic.SHARPE, Statistic.SORTINO, Statistic.MAX_DRAWDOWN,
            Statistic.EXPOSURE, Statistic.TRADES, Statistic.WIN_RATE, Statistic.PROFIT_FACTOR, Statistic.AVERAGE_TRADE);

    private ScoreStudy study() {
        return report.trained().study();
    }

    private double threshold() {
        return job.training().threshold();
    }

    private Confusion confusion() {
        return ScoreQuality.confusion(study(), threshold());
    }

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        Optional<ScoreQuality> quality = report.trained().quality();
        document.put("dataset", datasets);
        document.put("strategy", study().table().sources().getFirst().strategy().id());
        document.put("learner", job.training().options().learner().id());
        document.put("features", study().table().featureNames());
        document.put("threshold", threshold());
        document.put("signals", study().table().size());
        document.put("judged", study().judged().length);
        ScoreText.quality(quality, document);
        document.put("accuracy", quality.isPresent() ? confusion().accuracy() : Double.NaN);
        document.put("confusion", confusionDocument());
        document.put("verdict", report.verdict().map(v -> v.claim() + " " + v.numbers()));
        EvaluateScorer.Gated first = report.gated().getFirst();
        document.put("from", Instant.ofEpochMilli(first.source().series().openTime(first.gate().period().fromBar())));
        document.put("endsBefore", first.source().endsBefore());
        CalendarText.put(document, first.source().series().year());
        document.put("gated", metrics(first.run().result().statistics()));
        document.put("ungated", metrics(first.ungated().statistics()));
        document.put("shadow", shadow(first));
        if (report.gated().size() > 1) {
            document.put("symbols", report.gated().stream().map(EvaluationText::symbol).toList());
        }
        return document;
    }

    private Map<String, Object> confusionDocument() {
        Confusion at = confusion();
        var document = new LinkedHashMap<String, Object>();
        document.put("executedWon", at.executedWon());
        document.put("executedLost", at.executedLost());
        document.put("skippedWon", at.skippedWon());
        document.put("skippedLost", at.skippedLost());
        document.put("precision", at.precision());
        document.put("recall", at.recall());
        return document;
    }

    private static Map<String, Object> symbol(EvaluateScorer.Gated gated) {
        var document = new LinkedHashMap<String, Object>();
        document.put("symbol", gated.source().symbol());
        CalendarText.put(document, gated.source().series().year());
        document.put("endsBefore", gated.source().endsBefore());
        document.put("gated", metrics(gated.run().result().statistics()));
        document.put("ungated", metrics(gated.ungated().statistics()));
        document.put("shadow", shadow(gated));
        return document;
    }

    private static Map<String, Object> shadow(EvaluateScorer.Gated gated) {
        var document = new LinkedHashMap<String, Object>();
        document.put("trades", gated.run().shadow().size());
        document.put("won", gated.run().shadow().stream().filter(trade -> trade.netPnl() > 0).count());
        document.put("netPnl", gated.run().shadowPnl());
        return document;
    }

    private static Map<String, Object> metrics(Statistics statistics) {
        var figures = new LinkedHashMap<String, Object>();
        for (Statistic statistic : Statistic.values()) {
            OptionalDouble value = statistics.value(statistic);
            figures.put(statistic.key(), value.isPresent() ? value.getAsDouble() : Optional.empty());
        }
        return figures;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        report.verdict()
                .ifPresentOrElse(
                        (Verdict v) -> lines.add((v.warns() ? "WARNING: " : "") + v.claim() + " " + v.numbers()),
                        () -> lines.add("There is nothing to judge: all known outcomes are the same."));
        lines.add("");
        if (report.trained().quality().isPresent()) {
            lines.addAll(shares(report.trained().quality().get()));
            lines.add("");
        }
        for (EvaluateScorer.Gated gated : report.gated()) {
            lines.addAll(runs(gated));
        }
        return lines;
    }

    private List<String> shares(ScoreQuality quality) {
        Confusion at = confusion();
        var table = new TextTable("At threshold " + threshold(), ">won", ">lost");
        table.row("EXECUTE", Figures.count(at.executedWon()), Figures.count(at.executedLost()));
        table.row("SKIP", Figures.count(at.skippedWon()), Figures.count(at.skippedLost()));
        List<String> lines = new ArrayList<>(table.lines());
        WilsonInterval interval = quality.interval(at.accuracy());
        lines.add(String.format(
                Locale.ROOT, "accuracy %s (95 %% interval %s to %s), base rate %s, precision %s, recall %s",
                Figures.percent(at.accuracy()), Figures.percent(interval.low()), Figures.percent(interval.high()),
                Figures.percent(at.baseRate()), share(at.precision()), share(at.recall())));
        return lines;
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "-" : Figures.percent(value);
    }

    private List<String> runs(EvaluateScorer.Gated gated) {
        var series = gated.source().series();
        BacktestResult run = gated.run().result();
        List<String> lines = new ArrayList<>();
        lines.add("%s, %s to %s".formatted(
                gated.source().symbol(),
                Figures.date(Instant.ofEpochMilli(series.openTime(gated.gate().period().fromBar())), series.zone()),
                Figures.date(Instant.ofEpochMilli(series.openTime(series.size() - 1)), series.zone())));
        var table = new TextTable("", ">Gated", ">Every signal");
        for (Statistic statistic : SHOWN) {
            table.row(
                    statistic.label(), Figures.of(statistic, run.statistics().value(statistic)),
                    Figures.of(statistic, gated.ungated().statistics().value(statistic)));
        }
        lines.addAll(table.lines());
        lines.add(CalendarText.line(series.year()));
        lines.add("the %s skipped trades would have made %s each with all of the capital"
                .formatted(
                        Figures.count(gated.run().shadow().size()),
                        String.format(Locale.ROOT, "%,.2f in all,", gated.run().shadowPnl())));
        lines.add("");
        return lines;
    }
}
