package io.abtpro.jobs;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.backtest.Execution;
import io.abtpro.forest.Learners;
import io.abtpro.formula.FormulaText;
import io.abtpro.math.Sha256;
import io.abtpro.report.BacktestDocument;
import io.abtpro.report.BacktestInputs;
import io.abtpro.report.Documents;
import io.abtpro.report.GateDocument;
import io.abtpro.report.SizingDocument;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.strategies.FormulaStrategy;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityEstimator;
import io.abtpro.volatility.VolatilityTarget;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A run as its document, and what a saved one was run with.
public final class RunDocument {
    private RunDocument() {}

    /// The document of a run and what came of it.
    public static BacktestDocument of(RunBacktest run, RunBacktest.Report report) {
        var inputs =
                new BacktestInputs(
                        run.dataset(),
                        run.series(),
                        run.strategy().id(),
                        run.strategy().formulaText(),
                        run.parameters(),
                        run.execution(),
                        run.period(),
                        run.sizing()
                                .map(
                                        sizing ->
                                                SizingDocument.of(
                                                        sizing.target(),
                                                        sizing.forecasts().options())),
                        run.gate()
                                .map(
                                        gate ->
                                                GateDocument.of(
                                                        gate.minScore(),
                                                        gate.scaled(),
                                                        gate.options())));
        return BacktestDocument.of(
                inputs,
                new BacktestDocument.Outcome(
                        report.result(), report.unsized(), report.luck(), report.trials()));
    }

    /// False for the document of a newer workbench, in which a name may mean something else.
    static boolean isKnown(JsonNode document) {
        return document.path("schemaVersion").asInt(Documents.SCHEMA_VERSION)
                <= Documents.SCHEMA_VERSION;
    }

    /// How a saved run was gated; empty where every entry was taken.
    static Optional<BacktestPlan.Gating> gating(JsonNode document) {
        JsonNode node = document.path("execution").path("gatedByScore");
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        List<String> features = new ArrayList<>();
        node.path("features").forEach(feature -> features.add(feature.asText()));
        StudyOptions options =
                StudyOptions.defaults()
                        .withFeatures(features)
                        .withLearner(Learners.of(node.path("learner").asText()))
                        .withLabel(label(node))
                        .withWalk(
                                new WalkOptions(
                                        node.path("firstFit").asInt(),
                                        node.path("refitEvery").asInt(),
                                        node.path("embargoBars").asInt(),
                                        node.path("growth").asDouble()));
        return Optional.of(
                new BacktestPlan.Gating(
                        node.path("minScore").asDouble(),
                        node.path("scaled").asBoolean(),
                        options));
    }

    /// What the signals were judged by; documents of before it was written had the usual label.
    private static LabelRule label(JsonNode gate) {
        return gate.has("label")
                ? LabelRule.parse(gate.path("label").asText())
                : StudyOptions.defaults().label();
    }

    /// How a saved run was sized; empty where every entry had its full size.
    static Optional<BacktestPlan.Sizing> sizing(JsonNode document) {
        JsonNode node = document.path("execution").path("sizedByVolatility");
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        var options =
                ForecastOptions.defaults(node.path("horizon").asInt())
                        .withEstimator(VolatilityEstimator.parse(node.path("estimator").asText()))
                        .withRefitEvery(node.path("refitEvery").asInt())
                        .withGrowth(node.path("growth").asDouble());
        var target =
                new VolatilityTarget(node.path("target").asDouble(), node.path("cap").asDouble());
        return Optional.of(new BacktestPlan.Sizing(target, options));
    }

    /// The strategy of a saved run: the formula that was run, else the one of `known` that has its
    /// id; empty where there is neither, and where the kept text is not the one that was run.
    static Optional<Strategy> strategy(String id, JsonNode document, List<Strategy> known) {
        JsonNode formula = document.path("formula");
        if (formula.isMissingNode()) {
            return known.stream().filter(strategy -> strategy.id().equals(id)).findFirst();
        }
        String text = formula.path("text").asText();
        return StrategyCatalog.all().stream().noneMatch(strategy -> strategy.id().equals(id))
                        && FormulaText.read(text).problems().isEmpty()
                        && Sha256.hex(text).equals(formula.path("sha256").asText())
                ? Optional.of(FormulaStrategy.of(id, text))
                : Optional.empty();
    }

    /// The parameters of a saved run.
    static ParameterSet parameters(JsonNode document) {
        var values = new LinkedHashMap<String, Double>();
        document.path("parameters")
                .properties()
                .forEach(member -> values.put(member.getKey(), member.getValue().asDouble()));
        return new ParameterSet(values);
    }

    /// How a saved run was filled and charged.
    static Execution execution(JsonNode document) {
        JsonNode node = document.path("execution");
        return new Execution(
                constant(Execution.Fill.class, node, "fill"),
                node.path("feeBps").asDouble(),
                node.path("slippageBps").asDouble(),
                node.path("capital").asDouble(),
                constant(Execution.Side.class, node, "side"),
                entry(node),
                node.path("riskFreeRate").asDouble());
    }

    private static Execution.Sizing entry(JsonNode node) {
        JsonNode sizing = node.has("sizing") ? node.get("sizing") : node;
        if (sizing.has("fixedQuantity") || sizing.has("quantity")) {
            return new Execution.Sizing.FixedQuantity(
                    sizing.path("fixedQuantity").asDouble(sizing.path("quantity").asDouble()));
        }
        return sizing.has("fixedCash") || sizing.has("cash")
                ? new Execution.Sizing.FixedCash(
                        sizing.path("fixedCash").asDouble(sizing.path("cash").asDouble()))
                : new Execution.Sizing.FractionOfEquity(
                        sizing.path("fractionOfEquity").asDouble(1));
    }

    /// The day under `name`, where the period has that end.
    static Optional<LocalDate> day(JsonNode document, String name) {
        return Optional.of(document.path("execution").path(name))
                .filter(JsonNode::isTextual)
                .map(day -> LocalDate.parse(day.asText()));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node, String name) {
        return Enum.valueOf(
                type, node.path(name).asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
