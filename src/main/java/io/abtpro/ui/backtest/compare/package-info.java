/// The present result beside saved ones.
@NullMarked
package io.abtpro.ui.backtest.compare;

import org.jspecify.annotations.NullMarked;
