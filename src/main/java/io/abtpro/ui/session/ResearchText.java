package io.abtpro.ui.session;

import io.abtpro.report.ExecutionJson;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.volatility.VolatilityTarget;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// The research as it is kept over a restart.
final class ResearchText {
    private static final String STRATEGY = "research.strategy";
    private static final String PARAMETERS = "research.parameters";
    private static final String EXECUTION = "research.execution";
    private static final String FROM = "research.from";
    private static final String TO = "research.to";
    private static final String TARGET = "research.sizedTo";
    private static final String CAP = "research.sizedToAtMost";
    private static final String GATE = "research.gatedAt";
    private static final String SCALED = "research.gateScales";

    private ResearchText() {}

    static void write(Research research, KeptState kept) {
        kept.put(STRATEGY, research.strategy().id());
        kept.put(PARAMETERS, TuningRequestJson.text(research.parameters()));
        kept.put(EXECUTION, ExecutionJson.text(research.execution()));
        kept.put(FROM, research.from().map(Object::toString).orElse(""));
        kept.put(TO, research.to().map(Object::toString).orElse(""));
        kept.put(TARGET, research.target().map(t -> "" + t.annualised()).orElse(""));
        kept.put(CAP, research.target().map(t -> "" + t.cap()).orElse(""));
        kept.put(GATE, research.gate().map(g -> "" + g.minScore()).orElse(""));
        kept.put(SCALED, research.gate().map(g -> "" + g.scaled()).orElse(""));
    }

    /// Empty where none was kept, or it cannot be had any more, as where its strategy was in a
    /// file.
    static Optional<Research> read(KeptState kept) {
        try {
            Strategy strategy = StrategyCatalog.get(required(kept, STRATEGY));
            ParameterSet parameters = TuningRequestJson.parameters(required(kept, PARAMETERS));
            check(strategy, parameters);
            return Optional.of(
                    new Research(
                            strategy,
                            parameters,
                            ExecutionJson.read(required(kept, EXECUTION)),
                            given(kept, FROM).map(LocalDate::parse),
                            given(kept, TO).map(LocalDate::parse),
                            given(kept, TARGET)
                                    .map(
                                            target ->
                                                    new VolatilityTarget(
                                                            Double.parseDouble(target),
                                                            Double.parseDouble(
                                                                    required(kept, CAP)))),
                            given(kept, GATE)
                                    .map(
                                            gate ->
                                                    new GateInput(
                                                            Double.parseDouble(gate),
                                                            Boolean.parseBoolean(
                                                                    required(kept, SCALED))))));
        } catch (IllegalArgumentException | DateTimeException notKept) {
            return Optional.empty();
        }
    }

    private static void check(Strategy strategy, ParameterSet parameters) {
        for (Parameter parameter : strategy.space().parameters()) {
            double value = parameters.get(parameter.name());
            if (!(value >= parameter.min() && value <= parameter.max())) {
                throw new IllegalArgumentException(
                        parameter.name() + " was kept out of its range: " + value);
            }
        }
    }

    private static Optional<String> given(KeptState kept, String name) {
        return kept.get(name).filter(value -> !value.isEmpty());
    }

    private static String required(KeptState kept, String name) {
        return given(kept, name)
                .orElseThrow(() -> new IllegalArgumentException(name + " was not kept"));
    }
}
