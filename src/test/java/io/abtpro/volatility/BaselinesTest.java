package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

class BaselinesTest {
    /// The benchmark prints six significant digits: half a unit of the last.
    private static final double SIX_DIGITS = 0.5e-6;

    private static final double ONE_OF_THE_LAST_DIGIT = 1e-7;

    private static final double[] DEM_GBP = Samples.demGbp();

    @Test
    void garchReproducesTheDemGbpBenchmark() {
        Garch g = GarchFit.of(DEM_GBP, GarchFit.Options.plain());
        assertThat(g.mu()).isCloseTo(-0.00619041, within(0.5e-8));
        assertThat(g.omega()).isCloseTo(0.0107613, within(ONE_OF_THE_LAST_DIGIT));
        assertThat(g.alpha()).isCloseTo(0.153134, within(SIX_DIGITS));
        assertThat(g.beta()).isCloseTo(0.805974, within(SIX_DIGITS));
        assertThat(g.logLikelihood()).isCloseTo(-1106.60788, within(0.5e-5));
    }

    @Test
    void garchReachesTheOptimumFoundInExtendedPrecision() {
        // Newton's method on 80-bit numbers; the published omega is this one cut off, not rounded.
        Garch g = GarchFit.of(DEM_GBP, GarchFit.Options.plain());
        assertThat(g.mu()).isCloseTo(-0.0061904084, within(1e-9));
        assertThat(g.omega()).isCloseTo(0.0107613979, within(2e-9));
        assertThat(g.alpha()).isCloseTo(0.1531340620, within(1e-8));
        assertThat(g.beta()).isCloseTo(0.8059736700, within(1e-8));
        assertThat(path(g))
                .containsExactly(
                        new double[] {0.38339610, 0.38954217, 0.39534717, 0.40083581, 0.40603031},
                        within(1e-8));
    }

    @Test
    void theBenchmarksOwnParametersGiveItsFiveStepForecast() {
        double start =
                Arrays.stream(DEM_GBP)
                        .map(r -> (r + 0.00619041) * (r + 0.00619041))
                        .average()
                        .orElseThrow();
        var published =
                new Garch(
                        -0.00619041,
                        0.0107613,
                        0.153134,
                        0,
                        0.805974,
                        Double.POSITIVE_INFINITY,
                        start,
                        -1106.60788);
        // The forecast was made before its parameters were cut to six digits, which move it by one
        // in 1e-6.
        assertThat(path(published))
                .containsExactly(
                        new double[] {0.38339603, 0.38954209, 0.39534707, 0.40083570, 0.40603019},
                        within(1e-6));
    }

    private static double[] path(Garch g) {
        double[] next = g.nextVariances(DEM_GBP);
        return Arrays.stream(g.path(next[next.length - 1], 5)).map(Math::sqrt).toArray();
    }

    @Test
    void garchIsTheSameInAnyUnitOfReturn() {
        Garch percent = GarchFit.of(DEM_GBP, GarchFit.Options.plain());
        Garch fraction =
                GarchFit.of(
                        Arrays.stream(DEM_GBP).map(r -> r / 100).toArray(),
                        GarchFit.Options.plain());
        assertThat(fraction.alpha()).isCloseTo(percent.alpha(), within(1e-6));
        assertThat(fraction.omega() * 1e4).isCloseTo(percent.omega(), within(1e-7));
        assertThat(fraction.logLikelihood() - DEM_GBP.length * Math.log(100))
                .isCloseTo(percent.logLikelihood(), within(1e-6));
    }

    @Test
    void garchRecoversTheParametersOfASimulation() {
        double[] alpha = new double[8];
        double[] beta = new double[8];
        for (int seed = 0; seed < 8; seed++) {
            Garch g =
                    GarchFit.of(
                            Samples.garchReturns(5_000, 2e-6, 0.08, 0.90, seed),
                            GarchFit.Options.plain());
            alpha[seed] = g.alpha();
            beta[seed] = g.beta();
        }
        // The estimators' deviations are about 0.009 and 0.012 at 5,000 returns: three of the mean
        // of eight.
        assertThat(Arrays.stream(alpha).average().orElseThrow()).isCloseTo(0.08, within(0.01));
        assertThat(Arrays.stream(beta).average().orElseThrow()).isCloseTo(0.90, within(0.013));
    }

    @Test
    void leverageAndFatTailsAreFoundWhereTheyAre() {
        var random = new SplittableRandom(5);
        double[] r = new double[6_000];
        double h = 1e-4;
        for (int t = 0; t < r.length; t++) {
            double chi = 0;
            for (int i = 0; i < 6; i++) {
                double z = random.nextGaussian();
                chi += z * z;
            }
            double student = random.nextGaussian() / Math.sqrt(chi / 6) * Math.sqrt(4.0 / 6);
            r[t] = Math.sqrt(h) * student;
            h = 3e-6 + (r[t] < 0 ? 0.15 : 0.03) * r[t] * r[t] + 0.88 * h;
        }
        Garch plain = GarchFit.of(r, GarchFit.Options.plain());
        Garch full = GarchFit.of(r, new GarchFit.Options(true, true));
        assertThat(full.gamma()).isCloseTo(0.12, within(0.05));
        assertThat(full.alpha()).isCloseTo(0.03, within(0.025));
        assertThat(full.degreesOfFreedom()).isBetween(4.5, 8.5);
        assertThat(full.logLikelihood()).isGreaterThan(plain.logLikelihood() + 50);
    }

    @Test
    void aFlatSeriesCannotBeFitted() {
        assertThatThrownBy(() -> GarchFit.of(new double[500], GarchFit.Options.plain()))
                .hasMessageContaining("returns that vary");
    }

    @Test
    void harOnTheSp500EqualsLeastSquaresElsewhere() {
        double[] variance = garmanKlassPercent(Samples.load("sp500-2000.csv"));
        double[][] x = new double[variance.length - 22][];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = regressors(variance, i + 21);
            y[i] = variance[i + 22];
        }
        assertThat(x.length).isEqualTo(5083);
        Har har = Har.fit(x, y);
        assertThat(har.intercept()).isCloseTo(.11874523, within(0.5e-8));
        assertThat(har.bar()).isCloseTo(.1413212, within(0.5e-7));
        assertThat(har.week()).isCloseTo(.63353287, within(0.5e-8));
        assertThat(har.month()).isCloseTo(.09127069, within(0.5e-8));
        assertThat(har.rSquared()).isCloseTo(.45492795, within(0.5e-8));
        double[] last = regressors(variance, variance.length - 1);
        assertThat(har.forecast(last[0], last[1], last[2])).isCloseTo(1.56126614, within(0.5e-8));
    }

    private static double[] garmanKlassPercent(BarSeries bars) {
        double[] variance = new double[bars.size()];
        for (int t = 0; t < variance.length; t++) {
            double range = Math.log(bars.high(t) / bars.low(t));
            double day = Math.log(bars.close(t) / bars.open(t));
            variance[t] = 1e4 * (0.5 * range * range - (2 * Math.log(2) - 1) * day * day);
        }
        return variance;
    }

    private static double[] regressors(double[] variance, int t) {
        return new double[] {variance[t], mean(variance, t, 5), mean(variance, t, 22)};
    }

    private static double mean(double[] x, int t, int n) {
        return Arrays.stream(x, t - n + 1, t + 1).sum() / n;
    }

    @Test
    void aHarForecastStaysWithinTheOutcomesItWasFittedTo() {
        Har har = new Har(0, 2, 0, 0, 1, 1, 10);
        assertThat(har.forecast(-3, 0, 0)).isEqualTo(1);
        assertThat(har.forecast(100, 0, 0)).isEqualTo(10);
        assertThat(har.forecast(2, 0, 0)).isEqualTo(4);
    }

    @Test
    void aHarOfBarsThatAreAllAlikeForecastsTheirMean() {
        Har har = Har.fit(new double[30][3], new double[30]);
        assertThat(har.forecast(0, 0, 0)).isZero();
    }

    @Test
    void ewmaOnTheSp500EqualsTheRecursionElsewhere() {
        BarSeries bars = Samples.load("sp500-2000.csv");
        double[] squares = VolatilityEstimator.CLOSE_TO_CLOSE.barVariances(bars, 1);
        double[] ewma = Ewma.of(squares, 0.94);
        assertThat(1e4 * ewma[ewma.length - 1]).isCloseTo(15.84595296, within(0.5e-8));
    }

    @Test
    void ewmaOfOneValueIsThatValue() {
        assertThat(Ewma.of(new double[] {Double.NaN, 4, 4, 4}, 0.94))
                .containsExactly(new double[] {Double.NaN, 4, 4, 4}, within(1e-15));
    }

    /// Series on which the search once stopped at an end of its range; [GarchMaximum] runs many
    /// more.
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 6, 7})
    void noFitStopsShortOfTheMaximumAndNoWarmOneBelowAColdOne(int seed) {
        for (GarchFit.Options options :
                List.of(
                        GarchFit.Options.plain(),
                        new GarchFit.Options(true, false),
                        new GarchFit.Options(false, true))) {
            double[] all = GarchMaximum.returns(seed);
            double[] sample = Arrays.copyOfRange(all, 50, all.length);
            Garch before = GarchFit.of(Arrays.copyOf(all, all.length - 50), options);
            double cold = GarchFit.of(sample, options).logLikelihood();
            double warm = GarchFit.of(sample, options, Optional.of(before)).logLikelihood();
            assertThat(warm).isGreaterThanOrEqualTo(cold - 1e-6);
            assertThat(cold)
                    .isGreaterThanOrEqualTo(GarchMaximum.best(sample, options, 2, seed) - 0.01);
        }
    }
}
