/// Fills, costs, stops, sizing, ledger, equity and statistics. Knows no file and no screen.
@NullMarked
package io.abtpro.backtest;

import org.jspecify.annotations.NullMarked;
