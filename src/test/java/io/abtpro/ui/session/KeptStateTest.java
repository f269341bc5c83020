package io.abtpro.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Execution;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.volatility.VolatilityTarget;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

class KeptStateTest {
    @TempDir private Path folder;
    private final Random random = new Random(7);

    private KeptState written(Research research) throws IOException {
        var kept = new KeptState();
        Map<String, String> all = new HashMap<>();
        kept.recall(folder, all::putAll);
        ResearchText.write(research, kept);
        kept.put("another", "one");
        KeptState.write(folder, all);
        var again = new KeptState();
        again.recall(folder, _ -> {});
        return again;
    }

    private Research any() {
        Strategy strategy = StrategyCatalog.all().get(random.nextInt(StrategyCatalog.all().size()));
        ParameterSet parameters = strategy.space().defaults();
        for (Parameter p : strategy.space().parameters()) {
            double value = p.min() + random.nextDouble() * (p.max() - p.min());
            parameters = parameters.with(p.name(), p.integer() ? Math.rint(value) : value);
        }
        var sizing =
                List.of(
                                new Execution.Sizing.FractionOfEquity(0.35),
                                new Execution.Sizing.FixedCash(1_234.56),
                                new Execution.Sizing.FixedQuantity(0.001))
                        .get(random.nextInt(3));
        var sides = Execution.Side.values();
        var fills = Execution.Fill.values();
        return new Research(
                strategy,
                parameters,
                new Execution(
                        fills[random.nextInt(fills.length)],
                        10 * random.nextDouble(),
                        10 * random.nextDouble(),
                        1 + 1e7 * random.nextDouble(),
                        sides[random.nextInt(sides.length)],
                        sizing,
                        random.nextDouble() / 10),
                maybe(LocalDate.of(2001, 2, 3)),
                maybe(LocalDate.of(2016, 4, 12)),
                maybe(new VolatilityTarget(random.nextDouble() + 0.01, 1.5)),
                maybe(new GateInput(random.nextDouble(), random.nextBoolean())));
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    @Test
    void everyResearchIsReadAsItWasWritten() throws IOException {
        for (int i = 0; i < 200; i++) {
            Research research = any();
            assertThat(ResearchText.read(written(research))).contains(research);
        }
    }

    @Test
    void whatCannotBeReadIsAsIfItHadNotBeenKept() throws IOException {
        for (String wrong :
                List.of(
                        "research.strategy=no-such",
                        "research.parameters={\"fast\":1e9}",
                        "research.parameters={",
                        "research.execution={}",
                        "research.from=yesterday",
                        "research.gatedAt=2")) {
            written(Research.of(StrategyCatalog.get("sma-cross")));
            Files.writeString(
                    folder.resolve("asked.properties"),
                    Files.readString(folder.resolve("asked.properties")) + "\n" + wrong + "\n");
            var kept = new KeptState();
            kept.recall(folder, _ -> {});
            assertThat(ResearchText.read(kept)).as(wrong).isEmpty();
        }
        Files.write(folder.resolve("asked.properties"), new byte[] {(byte) 0xff, 0, 7});
        var kept = new KeptState();
        kept.recall(folder, _ -> {});
        assertThat(kept.get("another")).isEmpty();
    }
}
