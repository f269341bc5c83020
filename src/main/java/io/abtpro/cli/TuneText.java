package io.abtpro.cli;

import io.abtpro.diagnostics.Luck;
import io.abtpro.jobs.OpenHoldout;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.jobs.TuningSource;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.report.Units;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.NoiseNull;
import io.abtpro.tuning.TuningResult;
import io.abtpro.tuning.WalkForward;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The result of a tuning as a document and as lines.
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

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", report.id());
        document.put("dataset", source.name());
        document.put("strategy", result.grid().strategy().id());
        document.put("method", result.options().method().word());
        document.put("objective", result.options().objective().word());
        document.put("seed", result.options().seed());
        document.put("cells", result.grid().count());
        document.put("episodes", result.episodes());
        document.put("distinctBacktests", result.distinctBacktests());
        document.put("stopped", report.stopped());
        CalendarText.put(document, source.series().yearUpTo(result.splits().train().toBar()));
        document.put("best", result.best().map(TuneText::document));
        document.put("greedy", result.greedy().map(TuneText::document));
        document.put("candidates", result.candidates().stream().map(TuneText::document).toList());
        document.put("baseline", baseline());
        document.put("selectionBias", bias());
        document.put("importance", result.importance());
        document.put("walkForward", result.walkForward().map(TuneText::document));
        document.put("splits", splits());
        document.put("units", units());
        document.put("holdoutOpenedBefore", report.openings().size());
        document.put("holdout", holdout.map(this::holdout));
        document.put(
                "ledgerSha256",
                holdout.map(h -> h.tuned().ledgerSha256())
                        .or(() -> report.tuned().map(t -> t.ledgerSha256())));
        return document;
    }

    /// Train, validation, plateau, baseline and holdout are in the objective's unit.
    private Map<String, Object> units() {
        var units = new LinkedHashMap<String, Object>();
        String objective = Units.unit(result.options().objective().statistic());
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

    private static Map<String, Object> document(Candidate candidate) {
        var document = new LinkedHashMap<String, Object>();
        document.put("parameters", candidate.parameters().values());
        document.put("train", candidate.train());
        document.put("validation", candidate.validation());
        document.put("plateau", candidate.plateau());
        document.put("peak", candidate.isPeak());
        document.put("trades", candidate.trades());
        document.put("maxDrawdown", candidate.maxDrawdown());
        document.put("greedyPolicy", candidate.greedy());
        return document;
    }

    private Map<String, Object> baseline() {
        var baseline = new LinkedHashMap<String, Object>();
        baseline.put("randomMedian", result.comparison().median().last());
        baseline.put("randomLower", result.comparison().lower().last());
        baseline.put("randomUpper", result.comparison().upper().last());
        baseline.put("noiseFloor", result.comparison().noise().last());
        baseline.put("noiseNull", noiseNull());
        baseline.put("aboveNoise", result.isAboveNoise());
        return baseline;
    }

    private Map<String, Object> noiseNull() {
        var noise = new LinkedHashMap<String, Object>();
        noise.put("name", NoiseNull.MIRRORED.name());
        noise.put("keeps", NoiseNull.MIRRORED.keeps());
        noise.put("destroys", NoiseNull.MIRRORED.destroys());
        noise.put("twins", result.options().twins());
        noise.put("exceededByLuck", "1 in 20");
        return noise;
    }

    private Map<String, Object> bias() {
        var bias = new LinkedHashMap<String, Object>();
        bias.put("trials", report.luck().map(Luck::trials));
        bias.put("psr", report.luck().map(Luck::probabilisticSharpe));
        bias.put("dsr", report.luck().map(Luck::deflatedSharpe));
        bias.put("expectedBestSharpe", report.luck().map(Luck::expectedBestSharpe));
        bias.put("pbo", result.overfitting().map(o -> o.probability()));
        bias.put("pboError", result.overfitting().map(o -> o.error()));
        return bias;
    }

    private static Map<String, Object> document(WalkForward.Result walk) {
        var document = new LinkedHashMap<String, Object>();
        document.put("windows", walk.windows().size());
        document.put("sharpeSeen", walk.sharpeSeen());
        document.put("sharpeUnseen", walk.sharpeUnseen());
        document.put("efficiency", walk.efficiency());
        return document;
    }

    private Map<String, Object> splits() {
        var splits = new LinkedHashMap<String, Object>();
        splits.put("train", period(result.splits().train()));
        splits.put("validation", period(result.splits().validation()));
        splits.put("holdout", period(result.splits().holdout()));
        return splits;
    }

    private Map<String, Object> period(io.abtpro.backtest.Backtest.Period period) {
        var document = new LinkedHashMap<String, Object>();
        document.put("from", open(period.fromBar()));
        document.put("to", open(period.toBar() - 1));
        document.put("bars", period.toBar() - period.fromBar());
        return document;
    }

    private String open(int bar) {
        return java.time.Instant.ofEpochMilli(source.series().openTime(bar)).toString();
    }

    private Map<String, Object> holdout(OpenHoldout.Report opened) {
        var document = new LinkedHashMap<String, Object>();
        document.put("value", opened.tuned().objective().holdout());
        document.put("trades", opened.result().trades().size());
        document.put("opened", opened.tuned().splits().opened().map(Object::toString));
        document.put("openedBefore", opened.earlier().size());
        return document;
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
                                        "Noise floor: on twins of these bars without direction 1 search in 20 reaches more than %s; the best is %s that. %s"
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
