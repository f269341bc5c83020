/// What a backtest of the Backtest tab is asked for: strategy, parameters, trading, period, what
/// sizes and gates its entries, and what is sealed.
@NullMarked
package io.abtpro.ui.backtest.inputs;

import org.jspecify.annotations.NullMarked;
