package io.abtpro.report;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Execution.Sizing;
import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.Learners;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkForwardScores;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a stored training learnt from, read back.
///
/// @param strategy its id, also where this workbench has none of it
/// @param options how it was scored; empty where no learner here has its id and settings
public record KeptInputs(
        List<ScorerInputsDocument.Dataset> datasets,
        String strategy,
        ParameterSet parameters,
        Execution execution,
        String learner,
        String label,
        WalkOptions walk,
        String calibration,
        Optional<StudyOptions> options) {
    public KeptInputs {
        datasets = List.copyOf(datasets);
    }

    /// @param trainingJson as of [ScorerInputsDocument]
    /// @param settingsJson of the learner
    /// @return empty where it is of another form
    public static Optional<KeptInputs> read(String trainingJson, String settingsJson) {
        try {
            return Optional.of(read(Documents.read(trainingJson), settingsJson));
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException other) {
            return Optional.empty();
        }
    }

    private static KeptInputs read(JsonNode node, String settings) {
        List<ScorerInputsDocument.Dataset> datasets = new ArrayList<>();
        for (JsonNode dataset : node.get("datasets")) {
            datasets.add(
                    new ScorerInputsDocument.Dataset(
                            dataset.get("symbol").asText(),
                            dataset.get("timeframe").asText(),
                            dataset.get("sha256").asText(),
                            dataset.get("bars").asInt()));
        }
        Map<String, Double> parameters = new LinkedHashMap<>();
        node.get("parameters")
                .properties()
                .forEach(p -> parameters.put(p.getKey(), p.getValue().asDouble()));
        List<String> features = new ArrayList<>();
        node.get("features").forEach(f -> features.add(f.asText()));
        var walk =
                new WalkOptions(
                        node.get("firstFit").asInt(),
                        node.get("refitEvery").asInt(),
                        node.get("embargoBars").asInt(),
                        node.path("growth").asDouble(0));
        String learner = node.get("learner").asText();
        String label = node.get("label").asText();
        String calibration = node.get("calibration").asText();
        return new KeptInputs(
                datasets,
                node.get("strategy").asText(),
                new ParameterSet(parameters),
                execution(node.get("execution")),
                learner,
                label,
                walk,
                calibration,
                Learners.all().stream()
                        .filter(l -> l.id().equals(learner))
                        .filter(l -> isSame(Documents.compact(l.hyperParameters()), settings))
                        .findFirst()
                        .map(
                                l ->
                                        new StudyOptions(
                                                features,
                                                l,
                                                LabelRule.parse(label),
                                                walk,
                                                Calibration.Method.valueOf(calibration),
                                                WalkForwardScores.Symbols.valueOf(
                                                        node.path("symbols").asText("APART")))));
    }

    /// The order of members says nothing.
    private static boolean isSame(String json, String other) {
        return Documents.read(json).equals(Documents.read(other));
    }

    private static Execution execution(JsonNode node) {
        Sizing sizing =
                node.has("fixedQuantity")
                        ? new Sizing.FixedQuantity(node.get("fixedQuantity").asDouble())
                        : node.has("fixedCash")
                                ? new Sizing.FixedCash(node.get("fixedCash").asDouble())
                                : new Sizing.FractionOfEquity(
                                        node.get("fractionOfEquity").asDouble());
        return new Execution(
                Words.of(Execution.Fill.class, node.get("fill").asText()),
                node.get("feeBps").asDouble(),
                node.get("slippageBps").asDouble(),
                node.get("capital").asDouble(),
                Words.of(Execution.Side.class, node.get("side").asText()),
                sizing,
                node.get("riskFreeRate").asDouble());
    }

    /// Strategy and parameters, such as "sma-cross 20, 50".
    public String words() {
        return StrategyCatalog.all().stream()
                .filter(s -> s.id().equals(strategy))
                .findFirst()
                .map(s -> StrategyWords.of(s, parameters))
                .orElse(strategy);
    }

    /// "long", "short" or "both sides".
    public String side() {
        return execution.side() == Execution.Side.BOTH
                ? "both sides"
                : ExecutionDocument.word(execution.side());
    }

    /// True for a run whose entries were gated by scores made this way.
    ///
    /// @param runJson the document of a run; one of the first workbenches names no gate
    public boolean gated(String runJson) {
        JsonNode run = Documents.read(runJson);
        JsonNode gate = run.path("execution").path("gatedByScore");
        return options.isPresent()
                && run.path("strategy").asText(run.path("strategyId").asText()).equals(strategy)
                && parameters.values().entrySet().stream()
                        .allMatch(
                                p ->
                                        run.path("parameters").path(p.getKey()).asDouble(Double.NaN)
                                                == p.getValue())
                && gate.path("learner").asText().equals(learner)
                && gate.path("firstFit").asInt() == walk.firstFit()
                && gate.path("refitEvery").asInt() == walk.refitEvery()
                && gate.path("embargoBars").asInt(-1) == walk.embargoBars()
                && gate.path("label").asText().equals(label)
                && features(gate).equals(options.get().features());
    }

    private static List<String> features(JsonNode gate) {
        List<String> names = new ArrayList<>();
        gate.path("features").forEach(f -> names.add(f.asText()));
        return names;
    }
}
