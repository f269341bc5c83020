package io.abtpro.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.strategies.Protection;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Random;

/// A price that is a level reaches it: held against decimal arithmetic.
class LevelsTest {
    private static final BigDecimal PERCENT = new BigDecimal("0.01");
    private final Random random = new Random(5);

    @Test
    void aBarThatTouchesALevelReachesItAndOneThatIsATickShortDoesNot() {
        for (int i = 0; i < 20_000; i++) {
            BigDecimal entry = decimal(1 + random.nextInt(200_000), random.nextInt(7));
            BigDecimal percent = decimal(1 + random.nextInt(400), 1);
            boolean isLong = random.nextBoolean();
            boolean stops = random.nextBoolean();
            BigDecimal move = entry.multiply(percent).multiply(PERCENT);
            double level = entry.add(isLong == stops ? move.negate() : move).doubleValue();
            double tick = entry.doubleValue() * 1e-12;
            double inside = isLong == stops ? level + tick : level - tick;
            double distance = percent.doubleValue() / 100;
            var levels = new Levels();
            levels.start(
                    isLong,
                    entry.doubleValue(),
                    new Protection(stops ? distance : 0, stops ? 0 : distance, 0));
            String said = "%s %s %s %s".formatted(entry, percent, isLong, stops);
            assertThat(levels.isHit(level, level)).as(said).isTrue();
            assertThat(levels.mayBeHit(level, level)).as(said).isTrue();
            assertThat(levels.isHit(inside, inside)).as(said).isFalse();
            double open = entry.doubleValue();
            assertThat(stops ? levels.stopPrice(open) : levels.targetPrice(open))
                    .as(said)
                    .isEqualTo(level);
        }
    }

    @Test
    void aTrailingStopIsReachedByItsDecimalToo() {
        for (int i = 0; i < 20_000; i++) {
            BigDecimal best = decimal(1 + random.nextInt(200_000), random.nextInt(7));
            BigDecimal percent = decimal(1 + random.nextInt(400), 1);
            BigDecimal level = best.subtract(best.multiply(percent).multiply(PERCENT));
            var levels = new Levels();
            levels.start(
                    true,
                    best.doubleValue() * 0.9,
                    new Protection(0, 0, percent.doubleValue() / 100));
            levels.passBar(best.doubleValue() * 0.95, best.doubleValue());
            assertThat(levels.isHit(level.doubleValue(), best.doubleValue()))
                    .as("%s %s", best, percent)
                    .isTrue();
            assertThat(levels.stopPrice(best.doubleValue())).isEqualTo(level.doubleValue());
        }
    }

    private static BigDecimal decimal(int digits, int places) {
        return BigDecimal.valueOf(digits, places);
    }
}
