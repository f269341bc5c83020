package io.abtpro.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.abtpro.backtest.Backtest.Period;
import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;
import io.abtpro.tuning.Words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A request as JSON, so that a tuning that was interrupted can begin again.
public final class TuningRequestJson {

    /// Grows when a reader of today could not read what is written.
    private static final int SCHEMA = 1;

    private static final String HELD_OUT = "holdoutTimes";

    private TuningRequestJson() {}

    /// As a tuning of these bars that begins is kept: also with the time that it holds out.
    public static String write(TuningRequest request, BarSeries series) {
        HeldOut time = HeldOut.of(series, request.splits().holdout());
        ObjectNode node = node(request);
        node.putArray(HELD_OUT).add(time.from()).add(time.known());
        return node.toString();
    }

    public static String write(TuningRequest request) {
        return node(request).toString();
    }

    private static ObjectNode node(TuningRequest request) {
        TuningOptions o = request.options();
        ObjectNode node = Documents.object();
        node.put("schemaVersion", SCHEMA);
        node.put("strategy", request.strategy());
        request.strategyVersion().ifPresent(version -> node.put("strategyVersion", version));
        request.formulaText().ifPresent(text -> node.put("formula", text));
        node.set("base", parameters(request.base()));
        var ranges = node.putArray("ranges");
        request.ranges()
                .forEach(
                        r ->
                                ranges.addObject()
                                        .put("name", r.name())
                                        .put("from", r.from())
                                        .put("to", r.to())
                                        .put("step", r.step()));
        node.put("method", o.method().word());
        node.put("episodes", o.episodes()).put("budget", o.budget()).put("seed", o.seed());
        node.put("objective", o.objective().word());
        node.put("minTrades", o.limits().minTrades()).put("maxDrawdown", o.limits().maxDrawdown());
        node.set("execution", ExecutionJson.write(o.execution()));
        node.put("learningRate", o.learningRate())
                .put("discount", o.discount())
                .put("barsPerStep", o.barsPerStep());
        node.put("randomRuns", o.randomRuns())
                .put("twins", o.twins())
                .put("parallel", o.parallel());
        var splits = node.putArray("splits");
        for (Period p :
                List.of(
                        request.splits().train(),
                        request.splits().validation(),
                        request.splits().holdout())) {
            splits.add(p.fromBar()).add(p.toBar());
        }
        node.put("walkWindows", request.walk().windows())
                .put("walkBudget", request.walk().budget());
        return node;
    }

    /// @throws RefusedException if the text is no request, or one of a newer workbench
    public static TuningRequest read(String text) {
        try {
            JsonNode node = Documents.parsed(text);
            if (node.path("schemaVersion").asInt(SCHEMA) <= SCHEMA) {
                return request(node);
            }
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            throw new RefusedException(
                    "the stored tuning cannot be read (%s); start it again"
                            .formatted(damaged.getMessage()),
                    damaged);
        }
        throw new RefusedException(
                "the stored tuning was made by a newer workbench; go on with it there, or start it"
                        + " again here");
    }

    /// The bars that a request held out, also of a request that cannot be read otherwise; empty
    /// where not even they can.
    public static Optional<Period> holdout(String text) {
        try {
            return Optional.of(period(Documents.parsed(text).required("splits"), 4));
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /// The time that a tuning held out; empty where an earlier workbench began it, or where it
    /// cannot be read.
    public static Optional<HeldOut> heldOut(String text) {
        try {
            JsonNode times = Documents.parsed(text).required(HELD_OUT);
            return Optional.of(new HeldOut(times.required(0).asLong(), times.required(1).asLong()));
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static TuningRequest request(JsonNode node) {
        List<ParameterRange> ranges = new ArrayList<>();
        node.required("ranges")
                .forEach(
                        r ->
                                ranges.add(
                                        new ParameterRange(
                                                r.required("name").asText(),
                                                number(r, "from"),
                                                number(r, "to"),
                                                number(r, "step"))));
        JsonNode s = node.required("splits");
        var splits = new Splits(period(s, 0), period(s, 2), period(s, 4));
        var walk = new TuningAnalysis.Walk(whole(node, "walkWindows"), whole(node, "walkBudget"));
        return new TuningRequest(
                node.required("strategy").asText(),
                Optional.ofNullable(node.get("strategyVersion")).map(JsonNode::asText),
                Optional.ofNullable(node.get("formula")).map(JsonNode::asText),
                parameters(node.required("base")),
                ranges,
                options(node),
                splits,
                walk);
    }

    private static TuningOptions options(JsonNode node) {
        return new TuningOptions(
                Words.of(Method.class, node.required("method").asText()),
                whole(node, "episodes"),
                whole(node, "budget"),
                node.required("seed").asLong(),
                Words.of(Objective.class, node.required("objective").asText()),
                new Objective.Limits(whole(node, "minTrades"), number(node, "maxDrawdown")),
                ExecutionJson.read(StrictJson.of(node.required("execution"), "the stored tuning")),
                number(node, "learningRate"),
                number(node, "discount"),
                whole(node, "barsPerStep"),
                whole(node, "randomRuns"),
                whole(node, "twins"),
                node.path("parallel").asBoolean(true));
    }

    private static Period period(JsonNode splits, int at) {
        return new Period(splits.required(at).asInt(), splits.required(at + 1).asInt());
    }

    private static double number(JsonNode node, String name) {
        return node.required(name).asDouble();
    }

    private static int whole(JsonNode node, String name) {
        return node.required(name).asInt();
    }

    static ObjectNode parameters(ParameterSet set) {
        ObjectNode node = Documents.object();
        set.values().forEach((name, value) -> ExecutionJson.put(node, name, value));
        return node;
    }

    static ParameterSet parameters(JsonNode node) {
        var values = new LinkedHashMap<String, Double>();
        node.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asDouble()));
        return new ParameterSet(values);
    }

    /// The parameters as a strict JSON object.
    public static String text(ParameterSet set) {
        return parameters(set).toString();
    }

    /// What [#text] wrote.
    ///
    /// @throws IllegalArgumentException if it is no JSON
    public static ParameterSet parameters(String text) {
        return parameters(Documents.read(text));
    }
}
