package io.abtpro.volatility;

/// A fitted model of the variance to come.
@FunctionalInterface
interface VarianceModel {
    /// Expected variance per bar over the horizon after bar `t`, from what was known at the close
    /// of `t`.
    double forecast(int t);
}
