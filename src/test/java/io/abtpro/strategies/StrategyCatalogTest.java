package io.abtpro.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategyCatalogTest {
    private static final BarSeries BARS = RealBars.sp500();

    @Test
    void unknownStrategyNamesTheNearest() {
        assertThatThrownBy(() -> StrategyCatalog.get("sma-cros"))
                .hasMessage("unknown strategy 'sma-cros'; did you mean 'sma-cross'?");
    }

    @Test
    void defaultsLieInEverySpaceAndEndWithProtectionSwitchedOff() {
        for (Strategy strategy : StrategyCatalog.all()) {
            ParameterSet defaults = strategy.space().defaults();
            assertThat(strategy.protection(defaults)).isEqualTo(Protection.NONE);
            assertThat(strategy.signals(new Columns(BARS.slice(0, 300)), defaults).bars()).isEqualTo(300);
        }
    }

    @Test
    void fastMustBeBelowSlow() {
        Strategy strategy = StrategyCatalog.get("sma-cross");
        ParameterSet wrong = strategy.space().defaults().with("fast", 60);
        assertThatThrownBy(() -> strategy.signals(new Columns(BARS), wrong))
                .hasMessage("fast must be below slow, was 60 and 50");
    }

    @Test
    void ta4jReadsWhatWeWriteAndTradesTheSame(@TempDir Path folder) throws IOException {
        List<String> refused = new ArrayList<>();
        Columns columns = new Columns(BARS);
        for (Strategy strategy : StrategyCatalog.all()) {
            ParameterSet set = strategy.space().defaults();
            Path file = folder.resolve(strategy.id() + ".json");
            try {
                Files.writeString(file, StrategyCatalog.ta4jJson(strategy, columns, set));
                Strategy read = StrategyCatalog.get(file.toString());
                Signals theirs = read.signals(columns, read.space().defaults());
                Signals ours = strategy.signals(columns, set);
                assertThat(TwinTest.walk(theirs.enterLong(), theirs.exitLong()))
                        .as(strategy.id())
                        .isEqualTo(TwinTest.walk(ours.enterLong(), ours.exitLong()));
            } catch (IllegalArgumentException e) {
                refused.add(strategy.id() + ": " + e.getMessage());
            }
        }
        System.out.println("ta4j JSON refused for " + refused);
        assertThat(refused).noneMatch(line -> line.startsWith("sma-cross"));
    }
}
