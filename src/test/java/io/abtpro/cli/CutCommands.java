package io.abtpro.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Track.Event;
import io.abtpro.jobs.ForecastVolatility;
import io.abtpro.jobs.KeptWalks;
import io.abtpro.jobs.Progress;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.volatility.VolatilityEstimator;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Every command of the command line, and what of its results is dated: all that was known by a
/// moment must not change with what the file holds after it.
///
/// Figures about a whole run (statistics, verdicts, quality of scores, the model for signals to
/// come) say something of the whole file and are compared nowhere; where the end of the run can be
/// given, it is given and they are compared.
final class CutCommands {
    /// What is said of a command: its dated results, or why it has none.
    sealed interface Row {
        /// @param results everything that it says, by the moment at which it was known
        record Dated(Function<CutInput, List<Event>> results) implements Row {}

        record Undated(String why) implements Row {}
    }

    static final String[] REVERSION = {
        "--strategy", "zscore-reversion", "--set", "period=5", "--set", "entry=1", "--side", "both"
    };
    static final String[] CROSS = {
        "--strategy", "sma-cross", "--set", "fast=5", "--set", "slow=20"
    };

    private CutCommands() {}

    /// A row a command; several words are a command within a command.
    static Map<String, Row> all() {
        Map<String, Row> rows = new LinkedHashMap<>();
        rows.put("import", new Row.Dated(CutCommands::imported));
        rows.put("resample", new Row.Dated(CutCommands::resampled));
        rows.put("backtest", new Row.Dated(CutCommands::backtests));
        rows.put("score list", new Row.Dated(CutScores::scores));
        rows.put("score train", new Row.Dated(CutScores::stored));
        rows.put("score evaluate", new Row.Dated(CutScores::evaluated));
        rows.put("accuracy", new Row.Dated(CutScores::accuracy));
        rows.put("volatility", new Row.Dated(CutCommands::volatility));
        rows.put("sweep", new Row.Dated(CutSearches::sweep));
        rows.put("tune", new Row.Dated(CutSearches::tune));
        rows.put("datasets", new Row.Undated("lists what is stored"));
        rows.put("strategies", new Row.Undated("lists the catalogue"));
        rows.put("strategies list", new Row.Undated("lists the catalogue"));
        rows.put("strategies show", new Row.Undated("prints a text"));
        rows.put("strategies check", new Row.Undated("reads a text and no bars"));
        rows.put(
                "strategies audit",
                new Row.Undated("is this comparison itself, on cuts of its own"));
        rows.put("strategies new", new Row.Undated("writes a text"));
        rows.put("indicators", new Row.Undated("lists the catalogue; its columns are audited"));
        rows.put(
                "models list",
                new Row.Undated(
                        "lists trainings; a model knows all outcomes of its file, for signals to"
                                + " come"));
        rows.put("models verify", new Row.Undated("reads models"));
        rows.put("models export", new Row.Undated("writes a model for signals to come"));
        rows.put("models forget", new Row.Undated("removes a model"));
        rows.put(
                "models challenge",
                new Row.Undated("judges a model for signals to come, by all that matured since"));
        rows.put("tunings", new Row.Undated("lists tunings or resumes one, which is tune"));
        rows.put("jobs", new Row.Undated("lists jobs"));
        rows.put("verify", new Row.Undated("runs an export again on the very bars it names"));
        rows.put("datasets delete", new Row.Undated("takes a dataset away"));
        rows.put("runs list", new Row.Undated("lists what is stored"));
        rows.put("runs name", new Row.Undated("says something of a saved run"));
        rows.put("runs note", new Row.Undated("says something of a saved run"));
        rows.put("runs tag", new Row.Undated("says something of a saved run"));
        rows.put("datasets currency", new Row.Undated("says what a dataset is quoted in"));
        rows.put("datasets rename", new Row.Undated("names a dataset anew"));
        rows.put("backup", new Row.Undated("copies the store"));
        rows.put("restore", new Row.Undated("puts a copy of the store back"));
        rows.put("salvage", new Row.Undated("reads what a damaged store still holds"));
        rows.put("generate", new Row.Undated("makes bars and reads none"));
        rows.put("audit", new Row.Undated("is this comparison itself, on cuts of its own"));
        rows.put("bench", new Row.Undated("measures time"));
        rows.put("bench checks", new Row.Undated("measures time, and made-up or sample data"));
        rows.put("demo", new Row.Undated("backtests the samples, which is backtest"));
        return rows;
    }

    static String[] words(String first, String[] then, String... more) {
        List<String> words = new ArrayList<>(List.of(first.split(" ")));
        words.addAll(List.of(then));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    static String[] of(CutInput input, String command, String[] strategy, String... more) {
        List<String> words = new ArrayList<>(List.of(strategy));
        words.addFirst(input.bars());
        words.addAll(List.of(more));
        return words(command, words.toArray(String[]::new));
    }

    private static List<Event> bars(BarSeries series) {
        List<Event> events = new ArrayList<>();
        for (int t = 0; t < series.size(); t++) {
            events.add(
                    new Event(
                            series.knownAt(t),
                            "bar %s %s %s %s %s %s"
                                    .formatted(
                                            series.openTime(t),
                                            series.open(t),
                                            series.high(t),
                                            series.low(t),
                                            series.close(t),
                                            series.volume(t))));
        }
        return events;
    }

    private static List<Event> imported(CutInput input) {
        input.json("import", input.bars(), "--name", "BARS");
        input.json(
                "import",
                input.bars(),
                "--name",
                "GIVEN",
                "--symbol",
                "GVN",
                "--zone",
                "America/New_York",
                "--timeframe",
                "1d",
                "--bar-label",
                "start",
                "--separator",
                "comma",
                "--decimal",
                ".",
                "--header",
                "1",
                "--calendar",
                "24/5",
                "--skip-bad-rows");
        try (var workspace = input.workspace()) {
            List<Event> events = bars(workspace.datasets().bars("BARS"));
            events.addAll(bars(workspace.datasets().bars("GIVEN")));
            return events;
        }
    }

    private static List<Event> resampled(CutInput input) {
        String name =
                input.json("resample", input.bars(), "--to", "1w", "--name", "WEEKS")
                        .get("dataset")
                        .asText();
        try (var workspace = input.workspace()) {
            return bars(workspace.datasets().bars(name));
        }
    }

    private static List<Event> backtests(CutInput input) {
        List<Event> events = new ArrayList<>();
        events.addAll(backtest(input, "plain", CROSS));
        events.addAll(
                backtest(
                        input,
                        "stops",
                        REVERSION,
                        "--set",
                        "stopLoss=3",
                        "--set",
                        "takeProfit=4",
                        "--fill",
                        "same-close",
                        "--size",
                        "cash:5000"));
        events.addAll(
                backtest(
                        input,
                        "short",
                        CROSS,
                        "--side",
                        "short",
                        "--set",
                        "trailingStop=3",
                        "--size",
                        "qty:10",
                        "--fee-bps",
                        "5",
                        "--slippage-bps",
                        "4",
                        "--capital",
                        "50000",
                        "--risk-free",
                        "0.02",
                        "--to",
                        input.lastDay()));
        events.addAll(backtest(input, "gated", REVERSION, "--min-score", "0.45"));
        events.addAll(
                backtest(
                        input,
                        "by score",
                        REVERSION,
                        "--min-score",
                        "0.3",
                        "--size-by-score",
                        "--gate-learner",
                        "logistic-regression",
                        "--from",
                        "2001-06-01"));
        events.addAll(
                backtest(
                        input,
                        "sized",
                        CROSS,
                        "--target-volatility",
                        "10%",
                        "--volatility-horizon",
                        "5"));
        events.addAll(
                backtest(
                        input,
                        "gated and sized",
                        REVERSION,
                        "--min-score",
                        "0.45",
                        "--target-volatility",
                        "0.2",
                        "--volatility-horizon",
                        "5",
                        "--size-cap",
                        "0.8"));
        return events;
    }

    /// Entries and exits by their bar, equity by the bar before: at the last bar an open position
    /// is closed, at a fee.
    private static List<Event> backtest(
            CutInput input, String kind, String[] strategy, String... more) {
        List<String> all = new ArrayList<>(List.of(strategy));
        all.addAll(List.of(more));
        all.addAll(
                List.of(
                        "--trades",
                        input.path("trades.csv").toString(),
                        "--equity",
                        input.path("equity.csv").toString(),
                        "--months",
                        input.path("months.csv").toString()));
        input.json(of(input, "backtest", all.toArray(String[]::new)));
        List<Event> events = new ArrayList<>();
        for (String line : input.lines("trades.csv").stream().skip(1).toList()) {
            String[] cells = line.split(",", 0);
            String entry =
                    kind + " entry " + String.join(" ", cells[0], cells[1], cells[2], cells[5]);
            // At the close of the last bar no entry is taken: that one was is known with the next
            // bar, days later at most.
            long later = kind.equals("stops") ? 4 * 86_400_000L : 0;
            events.add(new Event(day(cells[1]) + later, entry));
            if (!cells[8].equals("end-of-data")) {
                events.add(new Event(day(cells[3]), kind + " exit " + line));
            }
        }
        List<String> equity = input.lines("equity.csv");
        for (int i = 1; i + 1 < equity.size(); i++) {
            events.add(
                    new Event(
                            day(equity.get(i + 1).split(",", 0)[0]),
                            kind + " equity " + equity.get(i)));
        }
        for (String line : input.lines("months.csv").stream().skip(1).toList()) {
            // That a month is over is known by its last days at the latest.
            YearMonth month = YearMonth.parse(line.split(",", 0)[0]);
            String over = month.plusMonths(1).atDay(5) + "T00:00:00Z";
            events.add(new Event(day(over), kind + " month " + line));
        }
        return events;
    }

    /// The end of the day that opens at this time.
    static long day(String open) {
        return Instant.parse(open).toEpochMilli() + 86_400_000L;
    }

    /// What the command says of the last bar is what the walk of the Volatility tab says of that
    /// bar when there are more.
    private static List<Event> volatility(CutInput input) {
        VolatilityEstimator estimator = VolatilityEstimator.GARMAN_KLASS;
        JsonNode said =
                input.json(
                        "volatility",
                        input.bars(),
                        "--horizon",
                        "5",
                        "--estimator",
                        estimator.id());
        BarSeries series = Loader.load(input.file(), LoadOptions.detect()).series();
        var report =
                ForecastVolatility.of(
                                series, "", estimator, 5, false, Optional.empty(), KeptWalks.none())
                        .run(Progress.ignored());
        double[] predicted = report.walk().predicted();
        double factor = Math.sqrt(report.forecast().year().barsPerYear());
        if (said.get("predicted").asDouble() != predicted[series.size() - 1] * factor) {
            throw new AssertionError(
                    "the command says %s of the last bar, the tab's walk %s"
                            .formatted(
                                    said.get("predicted"), predicted[series.size() - 1] * factor));
        }
        List<Event> events = new ArrayList<>();
        for (int t = report.walk().firstForecast(); t < series.size(); t++) {
            var text =
                    new StringBuilder(
                            "forecast %s %s"
                                    .formatted(predicted[t], report.walk().confidence()[t]));
            for (int k = 0; k < report.bands().nominals().size(); k++) {
                text.append(
                        " %s..%s".formatted(report.bands().low(k)[t], report.bands().high(k)[t]));
            }
            for (var baseline : report.walk().options().baselines()) {
                text.append(' ').append(report.walk().predicted(baseline)[t]);
            }
            events.add(new Event(series.knownAt(t), text.toString()));
        }
        return events;
    }
}
