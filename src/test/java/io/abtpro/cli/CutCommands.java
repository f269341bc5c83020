package io.abtpro.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Track.Event;
import io.abtpro.jobs.ForecastVolatility;
import io.abtpro.jobs.Progress;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.store.SignalScores;
import io.abtpro.volatility.VolatilityEstimator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
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

    private static final String[] REVERSION = {
        "--strategy", "zscore-reversion", "--set", "period=5", "--set", "entry=1", "--side", "both"
    };
    private static final String[] CROSS = {
        "--strategy", "sma-cross", "--set", "fast=5", "--set", "slow=20"
    };

    private CutCommands() {}

    /// A row a command; several words are a command within a command.
    static Map<String, Row> all() {
        Map<String, Row> rows = new LinkedHashMap<>();
        rows.put("import", new Row.Dated(CutCommands::imported));
        rows.put("resample", new Row.Dated(CutCommands::resampled));
        rows.put("backtest", new Row.Dated(CutCommands::backtests));
        rows.put("score list", new Row.Dated(CutCommands::scores));
        rows.put("score train", new Row.Dated(CutCommands::stored));
        rows.put("score evaluate", new Row.Dated(CutCommands::evaluated));
        rows.put("accuracy", new Row.Dated(CutCommands::accuracy));
        rows.put("volatility", new Row.Dated(CutCommands::volatility));
        rows.put("sweep", new Row.Dated(CutCommands::sweep));
        rows.put("tune", new Row.Dated(CutCommands::tune));
        rows.put("datasets", new Row.Undated("lists what is stored"));
        rows.put("strategies", new Row.Undated("lists the catalogue"));
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

    private static String[] words(String first, String[] then, String... more) {
        List<String> words = new ArrayList<>(List.of(first.split(" ")));
        words.addAll(List.of(then));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static String[] of(CutInput input, String command, String[] strategy, String... more) {
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
                        input.path("equity.csv").toString()));
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
        return events;
    }

    /// The end of the day that opens at this time.
    private static long day(String open) {
        return Instant.parse(open).toEpochMilli() + 86_400_000L;
    }

    private static List<Event> scores(CutInput input) {
        List<Event> events = new ArrayList<>();
        events.addAll(listed(input.json(of(input, "score list", REVERSION, "--last", "0"))));
        events.addAll(
                listed(
                        input.json(
                                of(
                                        input,
                                        "score list",
                                        REVERSION,
                                        "--last",
                                        "0",
                                        "--learner",
                                        "gradient-boosting",
                                        "--label",
                                        "triple-barrier:2,1,10",
                                        "--calibration",
                                        "isotonic",
                                        "--add-feature",
                                        "cci",
                                        "--first-fit",
                                        "25"))));
        events.addAll(
                listed(
                        input.json(
                                of(
                                        input,
                                        "score list",
                                        words(input.other().toString(), REVERSION),
                                        "--last",
                                        "0",
                                        "--learner",
                                        "logistic-regression",
                                        "--refit-every",
                                        "15"))));
        events.addAll(
                listed(
                        input.json(
                                of(
                                        input,
                                        "score list",
                                        words(input.other().toString(), REVERSION),
                                        "--last",
                                        "0",
                                        "--symbols",
                                        "together"))));
        events.addAll(
                listed(
                        input.json(
                                of(
                                        input,
                                        "score list",
                                        CROSS,
                                        "--last",
                                        "0",
                                        "--learner",
                                        input.model().toString(),
                                        "--trained-until",
                                        "2000-06-30",
                                        "--threshold",
                                        "0.5",
                                        "--embargo",
                                        "9",
                                        "--side",
                                        "both",
                                        "--fill",
                                        "same-close"))));
        events.addAll(
                listed(
                        input.json(
                                of(
                                        input,
                                        "score list",
                                        REVERSION,
                                        "--last",
                                        "0",
                                        "--learner",
                                        "logistic-regression",
                                        "--features",
                                        "rsi,momentum,ema(50)",
                                        "--fee-bps",
                                        "5",
                                        "--slippage-bps",
                                        "4",
                                        "--size",
                                        "qty:10",
                                        "--capital",
                                        "50000",
                                        "--risk-free",
                                        "0.02"))));
        return events;
    }

    /// Outcomes are compared where they are stored, with the moment at which they were known.
    private static List<Event> listed(JsonNode document) {
        List<Event> events = new ArrayList<>();
        for (JsonNode signal : document.isArray() ? document : document.get("signals")) {
            long at = Instant.parse(signal.get("knownAt").asText()).toEpochMilli();
            ObjectNode known = signal.deepCopy();
            known.remove(List.of("outcome", "netReturn", "symbol"));
            String symbol = signal.get("symbol").asText();
            events.add(
                    new Event(
                            at, symbol.substring(symbol.lastIndexOf('/') + 1) + " score " + known));
        }
        return events;
    }

    private static List<Event> stored(CutInput input) {
        String[] trained = of(input, "score train", REVERSION);
        trained[2] = "STORED";
        input.json("import", input.bars(), "--name", "STORED");
        input.json(trained);
        List<Event> events = new ArrayList<>();
        try (var workspace = input.workspace()) {
            SignalScores scores = workspace.signalScores();
            List<SignalScores.Score> all = new ArrayList<>(scores.pending());
            all.addAll(scores.matured(Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE / 2)));
            for (SignalScores.Score score : all) {
                if (!score.inSample()) {
                    events.add(
                            new Event(
                                    score.at().toEpochMilli(),
                                    "stored %s %s %s %s %s %s %s %s"
                                            .formatted(
                                                    score.at(),
                                                    score.isLong(),
                                                    score.score(),
                                                    score.calibrated(),
                                                    score.confidence(),
                                                    score.featuresJson(),
                                                    score.advice(),
                                                    score.risk())));
                    score.outcome()
                            .ifPresent(
                                    known ->
                                            events.add(
                                                    new Event(
                                                            known.knownAt().toEpochMilli(),
                                                            "outcome %s %s %s"
                                                                    .formatted(
                                                                            score.at(),
                                                                            score.isLong(),
                                                                            known))));
                }
            }
        }
        return events;
    }

    /// When the gated run begins; the rest judges the whole run.
    private static List<Event> evaluated(CutInput input) {
        JsonNode document = input.json(of(input, "score evaluate", REVERSION));
        String from = document.get("from").asText();
        return List.of(new Event(day(from), "from " + from));
    }

    private static List<Event> accuracy(CutInput input) {
        JsonNode document = input.json("accuracy", "--days", "5000", "--until", input.lastDay());
        return List.of(new Event(Long.MIN_VALUE, "accuracy " + document));
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
                ForecastVolatility.of(series, "", estimator, 5, false, Optional.empty())
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

    private static List<Event> sweep(CutInput input) {
        input.json(
                of(
                        input,
                        "sweep",
                        new String[] {"--strategy", "sma-cross"},
                        "--grid",
                        "fast=3:9:2",
                        "--grid",
                        "slow=20:40:10",
                        "--to",
                        input.lastDay(),
                        "--out",
                        input.path("cells.csv").toString()));
        List<Event> events = new ArrayList<>(cells(input));
        JsonNode best =
                input.json(
                        of(
                                input,
                                "sweep",
                                new String[] {"--strategy", "sma-cross"},
                                "--grid",
                                "fast=3:9:2",
                                "--set",
                                "stopLoss=3",
                                "--objective",
                                "sortino",
                                "--top",
                                "2",
                                "--from",
                                "2000-06-01",
                                "--to",
                                input.lastDay(),
                                "--side",
                                "both",
                                "--fill",
                                "same-close",
                                "--fee-bps",
                                "5",
                                "--slippage-bps",
                                "4",
                                "--size",
                                "cash:5000",
                                "--capital",
                                "50000",
                                "--risk-free",
                                "0.02",
                                "--out",
                                input.path("cells.csv").toString()));
        events.addAll(cells(input));
        events.add(new Event(Long.MIN_VALUE, "best " + best.get("top") + best.get("calendar")));
        return events;
    }

    private static List<Event> cells(CutInput input) {
        return input.lines("cells.csv").stream()
                .map(line -> new Event(Long.MIN_VALUE, "cell " + line))
                .toList();
    }

    /// What is found on training bars, with splits at given days: the holdout goes on to the end of
    /// the file.
    private static List<Event> tune(CutInput input) {
        List<Event> events = new ArrayList<>();
        events.addAll(tuned(input, "rl", "--episodes", "20", "--random-runs", "1", "--twins", "1"));
        events.addAll(
                tuned(
                        input,
                        "grid",
                        "--walk-forward",
                        "2",
                        "--random-runs",
                        "0",
                        "--twins",
                        "0",
                        "--train-from",
                        "2000-02-01"));
        events.addAll(
                tuned(
                        input,
                        "bayesian",
                        "--budget",
                        "8",
                        "--seed",
                        "7",
                        "--random-runs",
                        "0",
                        "--twins",
                        "0",
                        "--objective",
                        "net-return",
                        "--max-drawdown",
                        "0.9",
                        "--set",
                        "stopLoss=3",
                        "--side",
                        "both",
                        "--fill",
                        "same-close",
                        "--fee-bps",
                        "5",
                        "--slippage-bps",
                        "4",
                        "--size",
                        "cash:5000",
                        "--capital",
                        "50000",
                        "--risk-free",
                        "0.02"));
        return events;
    }

    private static List<Event> tuned(CutInput input, String method, String... more) {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--strategy",
                                "sma-cross",
                                "--method",
                                method,
                                "--param",
                                "fast=3:9:2",
                                "--param",
                                "slow=20:40:10",
                                "--min-trades",
                                "1",
                                "--train-to",
                                "2000-09-01",
                                "--validation-to",
                                "2000-12-01",
                                "--export",
                                input.path("tuned.json").toString()));
        options.addAll(List.of(more));
        // A trial that was counted by another command would be another count of trials.
        JsonNode document =
                input.fresh("tuned-" + method)
                        .json(of(input, "tune", options.toArray(String[]::new)));
        JsonNode tuned = read(input, "tuned.json");
        ObjectNode objective = tuned.get("objective").deepCopy();
        objective.remove("holdout");
        List<Event> events = new ArrayList<>();
        events.add(new Event(Long.MIN_VALUE, "tuned " + tuned.get("parameters")));
        events.add(new Event(Long.MIN_VALUE, "plateau " + tuned.get("plateau")));
        events.add(new Event(Long.MIN_VALUE, "objective " + objective));
        events.add(
                new Event(
                        Long.MIN_VALUE,
                        "year " + tuned.get("barsPerYear") + tuned.get("calendar")));
        events.add(new Event(Long.MIN_VALUE, "bias " + tuned.get("selectionBias")));
        events.add(new Event(Long.MIN_VALUE, "ledger " + tuned.get("ledgerSha256")));
        events.add(new Event(Long.MIN_VALUE, "trials " + document.path("distinctBacktests")));
        events.add(new Event(Long.MIN_VALUE, "walk " + document.path("walkForward")));
        events.add(new Event(Long.MIN_VALUE, "baseline " + document.path("baseline")));
        return events;
    }

    private static JsonNode read(CutInput input, String name) {
        try {
            return new ObjectMapper().readTree(input.path(name).toFile());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
