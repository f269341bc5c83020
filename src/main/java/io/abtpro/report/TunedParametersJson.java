package io.abtpro.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.abtpro.failures.RefusedException;
import io.abtpro.tuning.TunedParameters;

import java.util.Optional;

/// Tuned parameters as strict JSON of schema `abtpro.tuned-parameters/1`.
public final class TunedParametersJson {
    public static final String SCHEMA = "abtpro.tuned-parameters/1";

    private TunedParametersJson() {}

    /// The document, indented, ended by a line feed.
    public static String write(TunedParameters tuned) {
        ObjectNode node = Documents.object();
        node.put("schema", SCHEMA);
        ObjectNode strategy =
                node.putObject("strategy")
                        .put("id", tuned.strategyId())
                        .put("version", tuned.strategyVersion());
        tuned.formulaText().ifPresent(text -> strategy.put("formula", text));
        ObjectNode parameters = node.putObject("parameters");
        tuned.parameters().forEach(p -> write(parameters.putObject(p.name()), p));
        ObjectNode plateau = node.putObject("plateau");
        tuned.plateaus()
                .forEach(
                        (name, range) -> {
                            ObjectNode stretch = plateau.putObject(name);
                            ExecutionJson.put(stretch, "low", range.low());
                            ExecutionJson.put(stretch, "high", range.high());
                        });
        ObjectNode objective = node.putObject("objective");
        objective.put("name", tuned.objective().name()).put("direction", "maximise");
        ExecutionJson.put(objective, "train", tuned.objective().train());
        ExecutionJson.put(objective, "validation", tuned.objective().validation());
        ExecutionJson.put(objective, "holdout", tuned.objective().holdout().orElse(Double.NaN));
        TunedParameters.Search method = tuned.method();
        ObjectNode search =
                node.putObject("method")
                        .put("name", method.name())
                        .put("seed", method.seed())
                        .put("episodes", method.episodes())
                        .put("distinctBacktests", method.distinctBacktests());
        method.settings().ifPresent(settings -> write(search.putObject("settings"), settings));
        write(node.putObject("data"), tuned.dataset());
        node.set("execution", ExecutionJson.write(tuned.execution()));
        write(node.putObject("splits"), tuned.splits());
        ObjectNode bias = node.putObject("selectionBias");
        bias.put("trials", tuned.bias().trials());
        ExecutionJson.put(bias, "expectedBestSharpe", tuned.bias().expectedBestSharpe());
        ExecutionJson.put(bias, "psr", tuned.bias().psr());
        ExecutionJson.put(bias, "dsr", tuned.bias().dsr());
        ExecutionJson.put(bias, "pbo", tuned.bias().pbo());
        ExecutionJson.put(bias, "pboError", tuned.bias().pboError());
        tuned.year()
                .ifPresent(
                        year -> {
                            ExecutionJson.put(node, "barsPerYear", year.barsPerYear());
                            node.putObject("calendar")
                                    .put("class", year.kind().id())
                                    .put("why", year.why())
                                    .put("chosen", year.chosen());
                        });
        write(
                node.putObject("ledgerPeriod"),
                new TunedParameters.Part(tuned.ledgerFrom(), tuned.ledgerTo()));
        node.put("ledgerSha256", tuned.ledgerSha256());
        ObjectNode engine = node.putObject("engine");
        tuned.engine().forEach(engine::put);
        node.put("exportedAt", tuned.exportedAt().toString());
        node.put(DocumentDigest.FIELD, DocumentDigest.of(node));
        return node.toPrettyString() + "\n";
    }

    private static void write(ObjectNode node, TunedParameters.Settings s) {
        var start = node.putArray("start");
        s.start()
                .forEach(
                        from -> {
                            ObjectNode one = start.addObject().put("name", from.name());
                            ExecutionJson.put(one, "value", from.value());
                        });
        node.put("episodes", s.episodes()).put("budget", s.budget());
        ExecutionJson.put(node, "learningRate", s.learningRate());
        ExecutionJson.put(node, "discount", s.discount());
        node.put("barsPerStep", s.barsPerStep()).put("minTrades", s.minTrades());
        ExecutionJson.put(node, "maxDrawdown", s.maxDrawdown());
    }

    private static void write(ObjectNode node, TunedParameters.Parameter p) {
        ExecutionJson.put(node, "value", p.value());
        node.put("type", p.integer() ? "integer" : "decimal");
        ExecutionJson.put(node, "min", p.min());
        ExecutionJson.put(node, "max", p.max());
        ExecutionJson.put(node, "step", p.step());
        node.put("tuned", p.tuned());
    }

    private static void write(ObjectNode node, TunedParameters.Dataset d) {
        node.put("name", d.name())
                .put("symbol", d.symbol())
                .put("timeframe", d.timeframe())
                .put("zone", d.zone());
        node.put("sha256", d.sha256())
                .put("from", d.from().toString())
                .put("to", d.to().toString());
        node.put("bars", d.bars());
    }

    private static void write(ObjectNode node, TunedParameters.Parts splits) {
        write(node.putObject("train"), splits.train());
        write(node.putObject("validation"), splits.validation());
        ObjectNode holdout = node.putObject("holdout");
        write(holdout, splits.holdout());
        splits.opened()
                .ifPresentOrElse(
                        at -> holdout.put("opened", at.toString()),
                        () -> holdout.putNull("opened"));
    }

    private static void write(ObjectNode node, TunedParameters.Part part) {
        node.put("from", part.from().toString()).put("to", part.to().toString());
    }

    /// @throws IllegalArgumentException that names the field that is missing, unknown or of a wrong
    ///   type, with its value
    public static TunedParameters read(String text) {
        JsonNode node = parsed(text);
        String schema = node.path("schema").asText("");
        if (!schema.equals(SCHEMA)) {
            throw new RefusedException(
                    "schema must be '%s', was '%s'; export the parameters again with this version"
                            .formatted(SCHEMA, schema));
        }
        try {
            return new TunedParametersReader(StrictJson.of(node, SCHEMA)).read();
        } catch (IllegalArgumentException refused) {
            throw new RefusedException("tuned parameters: " + refused.getMessage(), refused);
        }
    }

    /// The digest that a document gives itself; empty in exports of the first workbenches.
    ///
    /// @throws IllegalArgumentException if it is no JSON
    public static Optional<String> digest(String text) {
        return Optional.ofNullable(parsed(text).get(DocumentDigest.FIELD)).map(JsonNode::asText);
    }

    /// The digest of a document's content, however it is laid out.
    ///
    /// @throws IllegalArgumentException if it is no JSON
    public static String digestFound(String text) {
        return DocumentDigest.of(parsed(text));
    }

    private static JsonNode parsed(String text) {
        try {
            return Documents.parsed(text);
        } catch (JsonProcessingException broken) {
            throw new RefusedException(
                    "not JSON: %s (line %d)"
                            .formatted(
                                    broken.getOriginalMessage(),
                                    broken.getLocation() == null
                                            ? 0
                                            : broken.getLocation().getLineNr()),
                    broken);
        }
    }
}
