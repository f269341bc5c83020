/// What a backtest gave: the chart, the trades, the figures, and what was known at a bar.
@NullMarked
package io.abtpro.ui.backtest.result;

import org.jspecify.annotations.NullMarked;
