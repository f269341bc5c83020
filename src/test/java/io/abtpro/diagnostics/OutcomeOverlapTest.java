package io.abtpro.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Random;

class OutcomeOverlapTest {
    private static final double ROUNDING = 1e-9;

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// Trades of two symbols and both sides, many of them open together.
    private record Case(
            int[] group,
            long[] from,
            long[] to,
            boolean[] isLong,
            boolean[] won,
            double[] weights) {
        static Case of(int n, long seed) {
            var random = new Random(seed);
            var made =
                    new Case(
                            new int[n],
                            new long[n],
                            new long[n],
                            new boolean[n],
                            new boolean[n],
                            new double[n]);
            for (int i = 0; i < n; i++) {
                made.group[i] = random.nextInt(2);
                made.from[i] = random.nextInt(3 * n);
                made.to[i] = made.from[i] + 1 + random.nextInt(30);
                made.isLong[i] = random.nextBoolean();
                made.won[i] = random.nextBoolean();
                made.weights[i] = random.nextGaussian();
            }
            return made;
        }

        OutcomeOverlap overlap() {
            return OutcomeOverlap.of(group, from, to, isLong, won);
        }

        /// How profits of two trades correlate on a walk.
        double together(int i, int j) {
            long both = Math.min(to[i], to[j]) - Math.max(from[i], from[j]);
            return group[i] != group[j] || both <= 0
                    ? 0
                    : (isLong[i] == isLong[j] ? 1 : -1)
                            * both
                            / Math.sqrt((double) (to[i] - from[i]) * (to[j] - from[j]));
        }
    }

    @Test
    void tradesApartAreAllWorthOne() {
        assertThat(OutcomeOverlap.none(40).independent(ones(40))).isEqualTo(40);
    }

    @Test
    void twoTradesThatShareHalfTheirBarsByHand() {
        // Four bars each, two of them shared: w = 1/2. One won and one lost: the share is drawn
        // from 0.75 towards what was
        // seen, -1/4 / (1/4 * 1/2), by 0.04 / (0.04 + 4/2 + 1/0.25), and is 0.75 - 0.0066 * (0.75 +
        // 2).
        var overlap =
                OutcomeOverlap.of(
                        new int[2],
                        new long[] {0, 2},
                        new long[] {4, 6},
                        new boolean[] {true, true},
                        new boolean[] {true, false});
        double share = 0.75 - 0.04 / 6.04 * 2.75;
        assertThat(overlap.share()).isCloseTo(share, within(ROUNDING));
        assertThat(overlap.independent(ones(2))).isCloseTo(2 / (1 + share * 0.5), within(ROUNDING));
        // Weights that differ in sign take the shared luck out, which is not counted on.
        assertThat(overlap.independent(new double[] {1, -1})).isEqualTo(2);
        assertThat(overlap.independent(new double[] {1, 0})).isEqualTo(1);
        assertThat(overlap.independent(new double[2])).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theSumOverTimeIsTheSumOverPairs(long seed) {
        Case made = Case.of(150, seed);
        OutcomeOverlap overlap = made.overlap();
        double alone = 0;
        double pairs = 0;
        for (int i = 0; i < 150; i++) {
            alone += made.weights[i] * made.weights[i];
            for (int j = 0; j < 150; j++) {
                pairs += i == j ? 0 : made.together(i, j) * made.weights[i] * made.weights[j];
            }
        }
        assertThat(overlap.inflation(made.weights))
                .isCloseTo(Math.max(1, 1 + overlap.share() * pairs / alone), within(ROUNDING));
    }

    @Test
    void tradesOfDifferentSymbolsShareNothing() {
        var overlap =
                OutcomeOverlap.of(
                        new int[] {0, 1},
                        new long[2],
                        new long[] {5, 5},
                        new boolean[] {true, true},
                        new boolean[] {true, true});
        assertThat(overlap.independent(ones(2))).isEqualTo(2);
    }

    @Test
    void theOrderInWhichTradesAreGivenChangesNothing() {
        Case made = Case.of(80, 9);
        int n = 80;
        Case turned = Case.of(80, 9);
        for (int i = 0; i < n; i++) {
            int from = n - 1 - i;
            turned.group[i] = made.group[from];
            turned.from[i] = made.from[from];
            turned.to[i] = made.to[from];
            turned.isLong[i] = made.isLong[from];
            turned.won[i] = made.won[from];
            turned.weights[i] = made.weights[from];
        }
        assertThat(turned.overlap().inflation(turned.weights))
                .isCloseTo(made.overlap().inflation(made.weights), within(ROUNDING));
    }

    @Test
    void outcomesThatAreIndependentThoughTheirTradesOverlapAreWorthNearlyTheirNumber() {
        var random = new Random(5);
        int n = 600;
        long[] from = new long[n];
        long[] to = new long[n];
        boolean[] isLong = new boolean[n];
        boolean[] won = new boolean[n];
        for (int i = 0; i < n; i++) {
            from[i] = 3L * i;
            to[i] = from[i] + 20;
            won[i] = random.nextBoolean();
        }
        assertThat(OutcomeOverlap.of(new int[n], from, to, isLong, won).share()).isLessThan(0.3);
    }

    /// A long and a short over the same bars, of which always one wins: they share all of their
    /// luck, with opposite signs.
    @Test
    void oppositeSidesThatWinInTurnShareTheirLuckAndThoseThatWinTogetherDoNot() {
        int n = 2_000;
        var random = new Random(3);
        long[] from = new long[n];
        long[] to = new long[n];
        boolean[] isLong = new boolean[n];
        boolean[] inTurn = new boolean[n];
        boolean[] together = new boolean[n];
        for (int i = 0; i < n; i++) {
            from[i] = i / 2 * 10L;
            to[i] = from[i] + 10;
            isLong[i] = i % 2 == 0;
            inTurn[i] = i % 2 == 0 ? random.nextBoolean() : !inTurn[i - 1];
            together[i] = i % 2 == 0 ? random.nextBoolean() : together[i - 1];
        }
        assertThat(OutcomeOverlap.of(new int[n], from, to, isLong, inTurn).share())
                .isGreaterThan(0.95);
        assertThat(OutcomeOverlap.of(new int[n], from, to, isLong, together).share()).isZero();
    }

    /// The won share of a walk's trades varies by as much as the overlap says.
    @Test
    void theBaseRateOfWalksVariesAsSaid() {
        int n = 120;
        int runs = 600;
        double squares = 0;
        double stated = 0;
        for (int run = 0; run < runs; run++) {
            var random = new Random(run);
            double[] walk = new double[3 * n + 40];
            for (int t = 1; t < walk.length; t++) {
                walk[t] = walk[t - 1] + random.nextGaussian();
            }
            long[] from = new long[n];
            long[] to = new long[n];
            boolean[] isLong = new boolean[n];
            boolean[] won = new boolean[n];
            int wins = 0;
            for (int i = 0; i < n; i++) {
                from[i] = 3L * i;
                to[i] = from[i] + 5 + random.nextInt(30);
                won[i] = walk[(int) to[i]] < walk[(int) from[i]];
                wins += won[i] ? 1 : 0;
            }
            double share = (double) wins / n;
            squares += (share - 0.5) * (share - 0.5) / runs;
            stated +=
                    0.25
                            / OutcomeOverlap.of(new int[n], from, to, isLong, won)
                                    .independent(ones(n))
                            / runs;
        }
        assertThat(stated / squares).isBetween(0.75, 1.25);
        // Taken as independent, the variance would be a sixth of what it is.
        assertThat(0.25 / n / squares).isLessThan(0.25);
    }

    @Test
    void aTradeWithoutALengthIsRefused() {
        assertThatThrownBy(
                        () ->
                                OutcomeOverlap.of(
                                        new int[1],
                                        new long[] {5},
                                        new long[] {5},
                                        new boolean[1],
                                        new boolean[1]))
                .hasMessage("a trade must end after it begins, was 5 to 5");
        assertThatThrownBy(
                        () ->
                                OutcomeOverlap.of(
                                        new int[2],
                                        new long[] {5},
                                        new long[] {6},
                                        new boolean[1],
                                        new boolean[1]))
                .hasMessage("trades and outcomes must be as many, were 2, 1, 1, 1 and 1");
    }
}
