package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/// The commands that list what there is.
class CatalogueCommandsTest extends CommandsInMemory {
    @Test
    void datasetsAreListed() throws IOException {
        assertThat(run("datasets")).isZero();
        assertThat(out()).contains("S&P 500", "2020-01-01", "2020-01-10", "clean");
        out.reset();
        JsonNode list = json("--json", "datasets");
        assertThat(list.get(0).get("dataset").asText()).isEqualTo("S&P 500");
        assertThat(list.get(0).get("bars").asInt()).isEqualTo(10);
    }

    @Test
    void strategiesAreListedWithTheirRanges() throws IOException {
        JsonNode all = json("strategies", "--json");
        assertThat(all).hasSameSizeAs(StrategyCatalog.all());
        JsonNode strategy = all.get(0);
        assertThat(strategy.get("id").asText()).isEqualTo("sma-cross");
        assertThat(strategy.get("description").asText())
                .isEqualTo(StrategyCatalog.get("sma-cross").description());
        JsonNode fast = strategy.get("parameters").get(0);
        assertThat(fast.get("name").asText()).isEqualTo("fast");
        assertThat(fast.get("max").asDouble()).isEqualTo(200);
        assertThat(fast.get("default").asDouble()).isEqualTo(20);
    }

    @Test
    void strategiesAreReadable() {
        assertThat(run("strategies")).isZero();
        assertThat(out())
                .contains(
                        "sma-cross: Moving average crossover", "2 to 200 bars, whole, default 20");
    }

    @Test
    void indicatorsAreListed() throws IOException {
        assertThat(json("indicators", "--json").findValuesAsText("id"))
                .containsExactlyElementsOf(
                        IndicatorCatalog.all().stream().map(IndicatorSpec::id).toList())
                .contains("sma");
        out.reset();
        assertThat(run("indicators")).isZero();
        assertThat(out()).contains("Simple moving average", "period 20");
    }
}
