package io.abtpro.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class HitSearchTest {
    private static final List<Protection> PROTECTIONS =
            List.of(
                    new Protection(0.02, 0, 0),
                    new Protection(0, 0.05, 0),
                    new Protection(0, 0, 0.03),
                    new Protection(0.4, 0.9, 0),
                    new Protection(0.3, 0.6, 0.25),
                    new Protection(0.9, 0, 0));

    private final BarSeries series = Fixtures.randomWalk(5_000, 7);
    private final HitSearch search = new HitSearch(series.lows(), series.highs());
    private final Random random = new Random(3);

    @Test
    void theFirstHitIsThatOfAWalkOverEveryBar() {
        int hits = 0;
        for (int i = 0; i < 3_000; i++) {
            Protection protection = PROTECTIONS.get(i % PROTECTIONS.size());
            boolean isLong = random.nextBoolean();
            int from = random.nextInt(series.size());
            int end = from + random.nextInt(series.size() - from + 1);
            Levels walked = levels(isLong, from, protection);
            Levels searched = levels(isLong, from, protection);
            int expected = walk(walked, from, end);
            assertThat(search.first(searched, from, end))
                    .as("%s from %d to %d", protection, from, end)
                    .isEqualTo(expected);
            if (expected < end) {
                hits++;
                double open = series.open(expected);
                assertThat(searched.stopPrice(open)).isEqualTo(walked.stopPrice(open));
                assertThat(searched.stopReason()).isEqualTo(walked.stopReason());
            }
        }
        assertThat(hits).isGreaterThan(500);
    }

    private Levels levels(boolean isLong, int from, Protection protection) {
        var levels = new Levels();
        levels.start(isLong, series.open(from), protection);
        return levels;
    }

    private int walk(Levels levels, int from, int end) {
        for (int t = from; t < end; t++) {
            if (levels.isHit(series.low(t), series.high(t))) {
                return t;
            }
            levels.passBar(series.low(t), series.high(t));
        }
        return end;
    }
}
