/// Forecasts of realised volatility: estimators, features, baselines, forest, conformal bands and
/// their evaluation.
///
/// Inside, everything is a variance of one bar's log return; only what is shown is annualised.
@NullMarked
package io.abtpro.volatility;

import org.jspecify.annotations.NullMarked;
