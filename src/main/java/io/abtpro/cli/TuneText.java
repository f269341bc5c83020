package io.abtpro.cli;

import io.abtpro.jobs.OpenHoldout;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.jobs.TuningSource;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.NoiseNull;
import io.abtpro.tuning.TuningResult;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The result of a tuning as lines.
final class TuneText {
    private static final int SHOWN = 8;

    private final TuningSource source;
    private final TuneParameters.Report report;
    private final TuningResult result;
    private final Optional<OpenHoldout.Report> holdout;

    TuneText(
            TuningSource source,
            TuneParameters.Report report,
            Optional<OpenHoldout.Report> holdout) {
        this.source = source;
        this.report = report;
        this.result = report.result();
        this.holdout = holdout;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String objective = result.options().objective().word();
        lines.add(
                "%s of %s on %s: %s of %s cells backtested%s"
                        .formatted(
                                result.options().method().label(),
                                result.grid().strategy().id(),
                                source.name(),
                                Figures.count(result.distinctBacktests()),
                                Figures.count(result.grid().count()),
                                report.stopped() ? " before it was stopped" : ""));
        lines.add(
                "train %s, validation %s, holdout %s"
                        .formatted(
                                words(result.splits().train()),
                                words(result.splits().validation()),
                                words(result.splits().holdout()) + seal()));
        lines.add("");
        if (result.best().isEmpty()) {
            lines.add(VerdictText.line(report.verdict()));
            return lines;
        }
        lines.addAll(candidates(objective));
        lines.add(CalendarText.line(source.series().yearUpTo(result.splits().train().toBar())));
        lines.add("");
        lines.addAll(judgement(objective));
        report.tuned()
                .ifPresent(
                        t ->
                                lines.add(
                                        "tuning %d, ledger sha256 %s"
                                                .formatted(
                                                        report.id(),
                                                        holdout.map(h -> h.tuned().ledgerSha256())
                                                                .orElse(t.ledgerSha256()))));
        return lines;
    }

    private String seal() {
        int times = report.openings().size();
        return times > 0
                ? " (spent: opened %s before this)".formatted(times(times))
                : holdout.isPresent() ? "" : " (sealed)";
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private String words(io.abtpro.backtest.Backtest.Period period) {
        var zone = source.series().zone();
        return Times.date(
                        java.time.Instant.ofEpochMilli(source.series().openTime(period.fromBar())),
                        zone)
                + " to "
                + Times.date(
                        java.time.Instant.ofEpochMilli(
                                source.series().openTime(period.toBar() - 1)),
                        zone);
    }

    private List<String> candidates(String objective) {
        var table =
                new TextTable(
                        "",
                        "Tuned",
                        ">Plateau",
                        ">Train " + objective,
                        ">Validation",
                        ">Trades",
                        ">Max DD",
                        "");
        row(table, "best", result.best().orElseThrow());
        result.candidates().stream().limit(SHOWN).forEach(c -> row(table, "", c));
        result.greedy().ifPresent(g -> row(table, "greedy", g));
        return table.lines();
    }

    private void row(TextTable table, String name, Candidate c) {
        List<String> values = new ArrayList<>();
        result.grid()
                .ranges()
                .forEach(
                        r ->
                                values.add(
                                        r.name()
                                                + " "
                                                + Figures.exact(c.parameters().get(r.name()))));
        table.row(
                name,
                String.join(", ", values),
                figure(c.plateau()),
                figure(c.train()),
                figure(c.validation()),
                Figures.count(c.trades()),
                Figures.percent(c.maxDrawdown(), 2),
                c.isPeak() ? "peak, not flat" : "");
    }

    private List<String> judgement(String objective) {
        List<String> lines = new ArrayList<>();
        lines.add(VerdictText.line(report.verdict()));
        double random = result.comparison().median().last();
        if (!Double.isNaN(random)) {
            lines.add(
                    "Random search at the same number of backtests: median %s of %s"
                            .formatted(figure(random), objective));
        }
        if (result.options().twins() > 0 && Double.isNaN(result.comparison().noise().last())) {
            lines.add(
                    "The noise floor takes 19 twins or more, there were %d."
                            .formatted(result.options().twins()));
        }
        result.isAboveNoise()
                .ifPresent(
                        above ->
                                lines.add(
                                        ("Noise floor: on twins of these bars without direction 1"
                                             + " search in 20 reaches more than %s; the best is %s"
                                             + " that. %s")
                                                .formatted(
                                                        figure(result.comparison().noise().last()),
                                                        above ? "above" : "not above",
                                                        NoiseNull.MIRRORED.sentence())));
        report.luck()
                .ifPresent(
                        luck ->
                                lines.add(
                                        "Best Sharpe of as many trials without skill: "
                                                + two(luck.expectedBestSharpe())));
        if (report.luck().isPresent() && result.isAboveNoise().isPresent()) {
            lines.add(NoiseNull.besideDeflated());
        }
        result.walkForward()
                .ifPresent(
                        walk ->
                                lines.add(
                                        "Walk forward over %d windows: Sharpe %s unseen of %s seen"
                                                .formatted(
                                                        walk.windows().size(),
                                                        two(walk.sharpeUnseen()),
                                                        two(walk.sharpeSeen()))));
        holdout.ifPresent(
                opened ->
                        lines.add(
                                "HOLDOUT OPENED%s: %s %s"
                                        .formatted(
                                                opened.earlier().isEmpty()
                                                        ? ""
                                                        : " (it was opened %s before: it is spent)"
                                                                .formatted(
                                                                        times(
                                                                                opened.earlier()
                                                                                        .size())),
                                                objective,
                                                opened.tuned()
                                                        .objective()
                                                        .holdout()
                                                        .map(this::figure)
                                                        .orElse("-"))));
        return lines;
    }

    /// A value of the objective.
    private String figure(double value) {
        return result.options().objective().isNothingLost(value) ? Figures.NO_LOSS : two(value);
    }

    private static String two(double value) {
        return Figures.plain(value, 2);
    }
}
