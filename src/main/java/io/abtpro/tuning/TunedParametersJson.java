package io.abtpro.tuning;

import io.abtpro.failures.RefusedException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tuned parameters as strict JSON of schema `abtpro.tuned-parameters/1`.
public final class TunedParametersJson {
    public static final String SCHEMA = "abtpro.tuned-parameters/1";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private TunedParametersJson() {}

    /// The document, indented, ended by a line feed.
    public static String write(TunedParameters tuned) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("schema", SCHEMA);
        node.putObject("strategy").put("id", tuned.strategyId()).put("version", tuned.strategyVersion());
        ObjectNode parameters = node.putObject("parameters");
        tuned.parameters().forEach(p -> write(parameters.putObject(p.name()), p));
        ObjectNode plateau = node.putObject("plateau");
        tuned.plateaus().forEach((name, range) -> {
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
        node.putObject("method")
                .put("name", method.name())
                .put("seed", method.seed())
                .put("episodes", method.episodes())
                .put("distinctBacktests", method.distinctBacktests());
        write(node.putObject("data"), tuned.dataset());
        node.set("execution", ExecutionJson.write(tuned.execution()));
        write(node.putObject("splits"), tuned.splits());
        ObjectNode bias = node.putObject("selectionBias");
        bias.put("trials", tuned.bias().trials());
        ExecutionJson.put(bias, "psr", tuned.bias().psr());
        ExecutionJson.put(bias, "dsr", tuned.bias().dsr());
        ExecutionJson.put(bias, "pbo", tuned.bias().pbo());
        write(node.putObject("ledgerPeriod"), new TunedParameters.Part(tuned.ledgerFrom(), tuned.ledgerTo()));
        node.put("ledgerSha256", tuned.ledgerSha256());
        ObjectNode engine = node.putObject("engine");
        tuned.engine().forEach(engine::put);
        node.put("exportedAt", tuned.exportedAt().toString());
        return node.toPrettyString() + "\n";
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
        node.put("name", d.name()).put("symbol", d.symbol()).put("timeframe", d.timeframe()).put("zone", d.zone());
        node.put("sha256", d.sha256()).put("from", d.from().toString()).put("to", d.to().toString());
        node.put("bars", d.bars());
    }

    private static void write(ObjectNode node, TunedParameters.Parts splits) {
        write(node.putObject("train"), splits.train());
        write(node.putObject("validation"), splits.validation());
        ObjectNode holdout = node.putObject("holdout");
        write(holdout, splits.holdout());
        splits.opened().ifPresentOrElse(at -> holdout.put("opened", at.toString()), () -> holdout.putNull("opened"));
    }

    private static void write(ObjectNode node, TunedParameters.Part part) {
        node.put("from", part.from().toString()).put("to", part.to().toString());
    }

    /// @throws IllegalArgumentException that says what is missing or wrong
    public static TunedParameters read(String text) {
        JsonNode node = parsed(text);
        String schema = node.path("schema").asText("");
        if (!schema.equals(SCHEMA)) {
            throw new RefusedException(
                    "schema must be '%s', was '%s'; export the parameters again with this version"
                            .formatted(SCHEMA, schema));
        }
        try {
            return tuned(node);
        } catch (IllegalArgumentException | DateTimeParseException missing) {
            throw new RefusedException("tuned parameters: " + missing.getMessage(), missing);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new RefusedException(
                    "not JSON: %s (line %d)"
                            .formatted(
                                    broken.getOriginalMessage(),
                                    broken.getLocation() == null ? 0 : broken.getLocation().getLineNr()),
                    broken);
        }
    }

    private static TunedParameters tuned(JsonNode node) {
        List<TunedParameters.Parameter> parameters = new ArrayList<>();
        node.required("parameters").properties().forEach(e -> parameters.add(parameter(e.getKey(), e.getValue())));
        Map<String, TunedParameters.Range> plateaus = new LinkedHashMap<>();
        node.required("plateau").properties().forEach(e -> plateaus.put(
                e.getKey(), new TunedParameters.Range(number(e.getValue(), "low"), number(e.getValue(), "high"))));
        Map<String, String> engine = new LinkedHashMap<>();
        node.required("engine").properties().forEach(e -> engine.put(e.getKey(), e.getValue().asText()));
        JsonNode objective = node.required("objective");
        double holdout = number(objective, "holdout");
        JsonNode method = node.required("method");
        JsonNode bias = node.required("selectionBias");
        TunedParameters.Part ledger = part(node.required("ledgerPeriod"));
        return new TunedParameters(
                text(node.required("strategy"), "id"),
                text(node.required("strategy"), "version"),
                parameters,
                plateaus,
                new TunedParameters.Goal(
                        text(objective, "name"), number(objective, "train"), number(objective, "validation"),
                        Double.isNaN(holdout) ? Optional.empty() : Optional.of(holdout)),
                new TunedParameters.Search(
                        text(method, "name"), method.required("seed").asLong(), method.required("episodes").asInt(),
                        method.required("distinctBacktests").asInt()),
                dataset(node.required("data")),
                ExecutionJson.read(node.required("execution")),
                splits(node.required("splits")),
                new TunedParameters.Bias(
                        bias.required("trials").asInt(), number(bias, "psr"), number(bias, "dsr"), number(bias, "pbo")),
                ledger.from(),
                ledger.to(),
                text(node, "ledgerSha256"),
                engine,
                Instant.parse(text(node, "exportedAt")));
    }

    private static TunedParameters.Parameter parameter(String name, JsonNode node) {
        return new TunedParameters.Parameter(
                name, number(node, "value"), text(node, "type").equals("integer"), number(node, "min"),
                number(node, "max"), number(node, "step"), node.required("tuned").asBoolean());
    }

    private static TunedParameters.Dataset dataset(JsonNode d) {
        return new TunedParameters.Dataset(
                text(d, "name"), text(d, "symbol"), text(d, "timeframe"), text(d, "zone"), text(d, "sha256"),
                Instant.parse(text(d, "from")), Instant.parse(text(d, "to")), d.required("bars").asInt());
    }

    private static TunedParameters.Parts splits(JsonNode s) {
        JsonNode opened = s.required("holdout").required("opened");
        return new TunedParameters.Parts(
                part(s.required("train")), part(s.required("validation")), part(s.required("holdout")),
                opened.isNull() ? Optional.empty() : Optional.of(Instant.parse(opened.asText())));
    }

    private static TunedParameters.Part part(JsonNode node) {
        return new TunedParameters.Part(Instant.parse(text(node, "from")), Instant.parse(text(node, "to")));
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).asText();
    }

    private static double number(JsonNode node, String name) {
        JsonNode value = node.required(name);
        if (!value.isNull() && !value.isNumber()) {
            throw new RefusedException(name + " must be a number, was " + value);
        }
        return value.isNull() ? Double.NaN : value.asDouble();
    }
}
