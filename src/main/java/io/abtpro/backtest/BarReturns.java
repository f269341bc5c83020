package io.abtpro.backtest;

import io.abtpro.math.Moments;

/// What is known of the returns from close to close, computed from equity without keeping them.
///
/// @param moments of the simple returns
/// @param downside root of the mean square of what they fall below the risk-free rate of a bar
record BarReturns(Moments moments, double downside) {
    private static final int BLOCK = 1024; // what the processor has near it

    /// One pass over `equity`, marked at each close; the first return is against `capital`.
    ///
    /// @param solvent true if equity was above 0 throughout
    static BarReturns of(double[] equity, double capital, double riskFree, boolean solvent) {
        var sums = new Moments.Sums();
        double below = 0;
        double[] block = new double[BLOCK];
        double before = capital;
        for (int from = 0; from < equity.length; from += BLOCK) {
            int count = Math.min(BLOCK, equity.length - from);
            write(block, equity, from, count, before);
            if (!solvent) {
                clear(block, equity, from, count);
            }
            sums.add(block, count);
            below += squaresBelow(block, count, riskFree);
            before = equity[from + count - 1];
        }
        return new BarReturns(sums.moments(), Math.sqrt(below / equity.length));
    }

    /// The returns themselves, 0 where there was no equity left to earn one; shape as `equity`.
    static double[] each(double[] equity, double capital) {
        double[] returns = new double[equity.length];
        write(returns, equity, 0, equity.length, capital);
        clear(returns, equity, 0, equity.length);
        return returns;
    }

    private static void write(
            double[] returns, double[] equity, int from, int count, double before) {
        returns[0] = before > 0 ? equity[from] / before - 1 : 0;
        for (int i = 1; i < count; i++) {
            returns[i] = equity[from + i] / equity[from + i - 1] - 1;
        }
    }

    /// Makes returns 0 where there was no equity left to earn one.
    private static void clear(double[] returns, double[] equity, int from, int count) {
        for (int i = 1; i < count; i++) {
            if (!(equity[from + i - 1] > 0)) {
                returns[i] = 0;
            }
        }
    }

    private static double squaresBelow(double[] returns, int count, double riskFree) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            a += squareBelow(returns[i], riskFree);
            b += squareBelow(returns[i + 1], riskFree);
            c += squareBelow(returns[i + 2], riskFree);
            d += squareBelow(returns[i + 3], riskFree);
        }
        for (; i < count; i++) {
            a += squareBelow(returns[i], riskFree);
        }
        return a + b + (c + d);
    }

    private static double squareBelow(double barReturn, double riskFree) {
        double excess = barReturn - riskFree;
        double below = 0.5 * (excess - Math.abs(excess));
        return below * below;
    }
}
