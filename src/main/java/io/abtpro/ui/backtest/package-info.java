/// The Backtest tab.
@NullMarked
package io.abtpro.ui.backtest;

import org.jspecify.annotations.NullMarked;
