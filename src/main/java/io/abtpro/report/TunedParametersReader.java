package io.abtpro.report;

import io.abtpro.bars.Timeframe;
import io.abtpro.bars.TradingYear;
import io.abtpro.failures.RefusedException;
import io.abtpro.math.Sha256;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.Words;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads a document of schema `abtpro.tuned-parameters/1` as strictly as the schema says.
final class TunedParametersReader {
    private final StrictJson document;

    TunedParametersReader(StrictJson document) {
        this.document = document;
    }

    private static <T> T all(StrictJson object, Function<StrictJson, T> read) {
        T value = read.apply(object);
        object.end();
        return value;
    }

    TunedParameters read() {
        return all(
                document,
                d -> {
                    d.constant("schema", TunedParametersJson.SCHEMA);
                    StrictJson strategy = d.object("strategy");
                    String id = strategy.word("id");
                    String version = strategy.word("version");
                    Optional<String> formula = formula(strategy, version);
                    strategy.end();
                    TunedParameters.Part ledger =
                            all(d.object("ledgerPeriod"), TunedParametersReader::part);
                    if (d.has(DocumentDigest.FIELD)) {
                        d.sha256(DocumentDigest.FIELD);
                    }
                    return new TunedParameters(
                            id,
                            version,
                            formula,
                            parameters(d.object("parameters")),
                            plateaus(d.object("plateau")),
                            all(d.object("objective"), TunedParametersReader::goal),
                            all(d.object("method"), TunedParametersReader::search),
                            all(d.object("data"), TunedParametersReader::dataset),
                            ExecutionJson.read(d.object("execution")),
                            splits(d.object("splits")),
                            all(d.object("selectionBias"), TunedParametersReader::bias),
                            year(d),
                            ledger.from(),
                            ledger.to(),
                            d.sha256("ledgerSha256"),
                            engine(d.object("engine")),
                            d.time("exportedAt"));
                });
    }

    private static Optional<String> formula(StrictJson strategy, String version) {
        if (!strategy.has("formula")) {
            return Optional.empty();
        }
        String text = strategy.word("formula");
        String found = Sha256.hex(text);
        if (!found.equals(version)) {
            throw new RefusedException(
                    ("strategy.formula was changed after the tuning: the SHA-256 of its text is %s,"
                         + " strategy.version says %s; take the export as it was written, or tune"
                         + " the changed formula")
                            .formatted(found, version));
        }
        return Optional.of(text);
    }

    private static List<TunedParameters.Parameter> parameters(StrictJson node) {
        List<TunedParameters.Parameter> parameters = new ArrayList<>();
        for (String name : node.names()) {
            parameters.add(
                    all(
                            node.object(name),
                            p ->
                                    new TunedParameters.Parameter(
                                            name,
                                            p.number("value"),
                                            p.text(
                                                    "type",
                                                    "\"integer\" or \"decimal\"",
                                                    TunedParametersReader::isInteger),
                                            p.number("min"),
                                            p.number("max"),
                                            p.number("step"),
                                            p.truth("tuned"))));
        }
        if (parameters.isEmpty()) {
            throw new RefusedException("parameters must hold at least one, was {}");
        }
        return parameters;
    }

    private static boolean isInteger(String type) {
        return switch (type) {
            case "integer" -> true;
            case "decimal" -> false;
            default -> throw new RefusedException(type);
        };
    }

    private static Map<String, TunedParameters.Range> plateaus(StrictJson node) {
        Map<String, TunedParameters.Range> plateaus = new LinkedHashMap<>();
        for (String name : node.names()) {
            plateaus.put(
                    name,
                    all(
                            node.object(name),
                            r -> new TunedParameters.Range(r.number("low"), r.number("high"))));
        }
        return plateaus;
    }

    private static TunedParameters.Goal goal(StrictJson node) {
        node.constant("direction", "maximise");
        double holdout = node.numberOrNull("holdout");
        return new TunedParameters.Goal(
                node.text("name", "an objective", Objective::parse).word(),
                node.number("train"),
                node.numberOrNull("validation"),
                Double.isNaN(holdout) ? Optional.empty() : Optional.of(holdout));
    }

    private static TunedParameters.Search search(StrictJson node) {
        return new TunedParameters.Search(
                node.text("name", "a method", word -> Words.of(Method.class, word)).word(),
                node.whole("seed"),
                node.whole("episodes", 0),
                node.whole("distinctBacktests", 1),
                node.has("settings")
                        ? Optional.of(all(node.object("settings"), TunedParametersReader::settings))
                        : Optional.empty());
    }

    private static TunedParameters.Settings settings(StrictJson node) {
        List<TunedParameters.Start> start = new ArrayList<>();
        node.objects("start")
                .forEach(
                        one ->
                                start.add(
                                        all(
                                                one,
                                                s ->
                                                        new TunedParameters.Start(
                                                                s.word("name"),
                                                                s.number("value")))));
        return new TunedParameters.Settings(
                start,
                node.whole("episodes", 1),
                node.whole("budget", 0),
                node.number("learningRate"),
                node.number("discount"),
                node.whole("barsPerStep", 1),
                node.whole("minTrades", 0),
                node.number("maxDrawdown"));
    }

    private static TunedParameters.Dataset dataset(StrictJson node) {
        return new TunedParameters.Dataset(
                node.text("name"),
                node.text("symbol"),
                node.text("timeframe", "a timeframe such as 1h", Timeframe::parse).toString(),
                node.text("zone", "a zone such as America/New_York", ZoneId::of).getId(),
                node.sha256("sha256"),
                node.time("from"),
                node.time("to"),
                node.whole("bars", 1));
    }

    private static TunedParameters.Parts splits(StrictJson node) {
        StrictJson holdout = node.object("holdout");
        var parts =
                new TunedParameters.Parts(
                        all(node.object("train"), TunedParametersReader::part),
                        all(node.object("validation"), TunedParametersReader::part),
                        part(holdout),
                        holdout.timeOrNull("opened"));
        holdout.end();
        node.end();
        return parts;
    }

    private static TunedParameters.Part part(StrictJson node) {
        return new TunedParameters.Part(node.time("from"), node.time("to"));
    }

    private static TunedParameters.Bias bias(StrictJson node) {
        return new TunedParameters.Bias(
                node.whole("trials", 1),
                node.numberIfAny("expectedBestSharpe"),
                node.probability("psr"),
                node.probability("dsr"),
                node.probability("pbo"),
                node.numberIfAny("pboError"));
    }

    private static Optional<TradingYear> year(StrictJson document) {
        if (!document.has("barsPerYear") && !document.has("calendar")) {
            return Optional.empty();
        }
        double bars = document.number("barsPerYear");
        if (!(bars > 0)) {
            throw new RefusedException("barsPerYear must be above 0, was " + bars);
        }
        return Optional.of(
                all(
                        document.object("calendar"),
                        c ->
                                new TradingYear(
                                        c.text(
                                                "class",
                                                "exchange, 24/5, 24/7 or observed",
                                                TradingYear.Kind::parse),
                                        bars,
                                        c.word("why"),
                                        c.truth("chosen"))));
    }

    private static Map<String, String> engine(StrictJson node) {
        Map<String, String> engine = new LinkedHashMap<>();
        for (String name : List.of("workbench", "ta4j", "smile", "java")) {
            engine.put(name, node.text(name));
        }
        for (String name : node.names()) {
            engine.put(name, node.text(name));
        }
        return engine;
    }
}
