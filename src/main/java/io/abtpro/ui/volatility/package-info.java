/// The Volatility tab: what the next bars are expected to move, and how such forecasts have held so
/// far.
@NullMarked
package io.abtpro.ui.volatility;

import org.jspecify.annotations.NullMarked;
