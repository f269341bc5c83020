package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class ParameterGridTest {
    private final Strategy strategy = StrategyCatalog.get("sma-cross");

    private ParameterGrid grid(ParameterRange... ranges) {
        return ParameterGrid.of(strategy, strategy.space().defaults(), List.of(ranges));
    }

    @Test
    void onlyCellsWithFastBelowSlowAreAllowed() {
        var grid =
                grid(new ParameterRange("fast", 5, 60, 1), new ParameterRange("slow", 60, 300, 5));

        assertThat(grid.size()).isEqualTo(56 * 49);
        assertThat(grid.count()).isEqualTo(2743);
        assertThat(grid.isAllowed(grid.size() - 1)).isTrue();
        assertThat(Arrays.stream(grid.cells()).allMatch(c -> grid.value(c, 0) < grid.value(c, 1)))
                .isTrue();
    }

    @Test
    void valuesAreFreeOfTheRoundingOfSteps() {
        var range = new ParameterRange("x", 0.1, 1, 0.1);

        assertThat(range.count()).isEqualTo(10);
        assertThat(range.value(2)).isEqualTo(0.3);
        assertThat(range.value(9)).isEqualTo(1.0);
    }

    @Test
    void aMoveLeadsToTheNeighbourOrNowhere() {
        var grid =
                grid(
                        new ParameterRange("fast", 10, 30, 10),
                        new ParameterRange("slow", 20, 40, 10));
        int cell = grid.nearest(strategy.space().defaults().with("fast", 10).with("slow", 20));

        assertThat(grid.parameters(grid.moved(cell, 1, 1)).get("slow")).isEqualTo(30);
        assertThat(grid.moved(cell, 0, 1)).isEqualTo(-1);
        assertThat(grid.moved(cell, 0, -1)).isEqualTo(-1);
    }

    @Test
    void theNeighbourhoodHoldsTheAllowedCellsWithinItsRadius() {
        var grid =
                grid(
                        new ParameterRange("fast", 10, 30, 10),
                        new ParameterRange("slow", 20, 40, 10));
        int cell = grid.nearest(strategy.space().defaults().with("fast", 10).with("slow", 20));

        assertThat(
                        Arrays.stream(grid.around(cell, 1))
                                .mapToObj(c -> grid.value(c, 0) + "/" + grid.value(c, 1)))
                .containsExactly("10.0/20.0", "10.0/30.0", "20.0/30.0");
    }

    @Test
    void rangesAreCheckedAgainstTheStrategy() {
        assertThatThrownBy(() -> grid(new ParameterRange("fats", 1, 2, 1)))
                .hasMessageContaining("it has fast, slow");
        assertThatThrownBy(() -> grid(new ParameterRange("fast", 1, 9, 1)))
                .hasMessageContaining("must be in 2");
        assertThatThrownBy(() -> grid(new ParameterRange("fast", 2, 9, 0.5)))
                .hasMessageContaining("must be whole");
        assertThatThrownBy(() -> grid(new ParameterRange("slow", 3, 10, 1)))
                .hasMessageContaining("move the ranges");
        assertThatThrownBy(() -> new ParameterRange("fast", 9, 2, 1))
                .hasMessageContaining("fast=5:60:1");
    }

    @Test
    void rangesAroundTheDefaultsFitEveryStrategyOfTheCatalogue() {
        for (Strategy each : StrategyCatalog.all()) {
            var grid =
                    ParameterGrid.of(
                            each,
                            each.space().defaults(),
                            ParameterGrid.around(each, each.space().defaults()));
            assertThat(grid.count()).as(each.id()).isGreaterThan(20);
        }
    }
}
