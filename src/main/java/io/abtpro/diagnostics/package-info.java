/// How far a result is from luck: probabilistic and deflated Sharpe, losses and tests of forecasts
/// and bands. Arrays and numbers only.
@NullMarked
package io.abtpro.diagnostics;

import org.jspecify.annotations.NullMarked;
