package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.RandomBars;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditStrategyTest {
    private static final BarSeries BARS = RandomBars.of(800, 3);

    static Stream<String> strategies() {
        return StrategyCatalog.all().stream().map(Strategy::id);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void everyCatalogueStrategyAndIndicatorIsClean(String id) {
        AuditStrategy.Report report = audit(BARS, id);
        assertThat(report.rows()).allMatch(AuditStrategy.Row::clean, "clean");
        assertThat(report.clean()).isTrue();
    }

    @Test
    void longSeriesAreAuditedOnTheirLastFiveThousandBars() {
        AuditStrategy.Report report = audit(RandomBars.of(20_000, 4), "sma-cross");
        assertThat(report.clean()).isTrue();
        assertThat(report.rows()).allMatch(row -> row.checkedBars() <= 2 * 6 * 5_000);
    }

    private static AuditStrategy.Report audit(BarSeries bars, String id) {
        Strategy strategy = StrategyCatalog.get(id);
        return new AuditStrategy(new Columns(bars), strategy, strategy.space().defaults())
                .run(Progress.ignored());
    }
}
