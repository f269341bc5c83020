package io.abtpro.backtest;

import io.abtpro.failures.RefusedException;

import java.io.Serializable;

/// How signals become trades.
///
/// @param fill where a signal of bar t fills
/// @param feeBps fee on each leg, in basis points of its value
/// @param slippageBps how far each fill moves against us, in basis points of the price
/// @param capital starting capital in the quote currency, above 0
/// @param side which signals are taken
/// @param sizing how much is traded
/// @param riskFreeRate annual, as a fraction
public record Execution(
        Fill fill,
        double feeBps,
        double slippageBps,
        double capital,
        Side side,
        Sizing sizing,
        double riskFreeRate)
        implements Serializable {
    /// The fill rule.
    public enum Fill {
        NEXT_OPEN,
        SAME_CLOSE
    }

    /// The sides that may be traded.
    public enum Side {
        LONG,
        SHORT,
        BOTH
    }

    /// How the quantity of a trade follows.
    public sealed interface Sizing extends Serializable {
        /// A share of current equity, in (0, 1].
        record FractionOfEquity(double fraction) implements Sizing {
            public FractionOfEquity {
                if (!(fraction > 0 && fraction <= 1)) {
                    throw new RefusedException("size must be in (0, 1] of equity, was " + fraction);
                }
            }
        }

        /// Always the same quantity, above 0.
        record FixedQuantity(double quantity) implements Sizing {
            public FixedQuantity {
                if (!(quantity > 0 && quantity < Double.POSITIVE_INFINITY)) {
                    throw new RefusedException("quantity must be above 0, was " + quantity);
                }
            }
        }

        /// Always the same amount of money, above 0.
        record FixedCash(double cash) implements Sizing {
            public FixedCash {
                if (!(cash > 0 && cash < Double.POSITIVE_INFINITY)) {
                    throw new RefusedException("cash per trade must be above 0, was " + cash);
                }
            }
        }
    }

    public Execution {
        if (!(feeBps >= 0 && feeBps < 10_000)) {
            throw new RefusedException("fee must be in [0, 10000) basis points, was " + feeBps);
        }
        if (!(slippageBps >= 0 && slippageBps < 10_000)) {
            throw new RefusedException(
                    "slippage must be in [0, 10000) basis points, was " + slippageBps);
        }
        if (!(capital > 0 && capital < Double.POSITIVE_INFINITY)) {
            throw new RefusedException("capital must be above 0, was " + capital);
        }
        if (!(riskFreeRate > -1 && riskFreeRate < 1)) {
            throw new RefusedException(
                    "risk-free rate must be in (-1, 1) a year, was " + riskFreeRate);
        }
    }

    /// Next open, 2 bp fee, 1 bp slippage, 100,000, long, all of equity, risk-free 0.
    public static Execution defaults() {
        return new Execution(
                Fill.NEXT_OPEN, 2, 1, 100_000, Side.LONG, new Sizing.FractionOfEquity(1), 0);
    }

    public Execution withSide(Side other) {
        return new Execution(fill, feeBps, slippageBps, capital, other, sizing, riskFreeRate);
    }

    /// With other costs of a leg, in basis points.
    public Execution withCosts(double fee, double slippage) {
        return new Execution(fill, fee, slippage, capital, side, sizing, riskFreeRate);
    }
}
