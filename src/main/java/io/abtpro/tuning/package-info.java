/// Searching the parameters of a strategy on the training bars, and how far to believe what was
/// found.
///
/// Nothing here may read a bar of the holdout, except [io.abtpro.tuning.Holdout]. Knows no store,
/// no window and no clock.
@NullMarked
package io.abtpro.tuning;

import org.jspecify.annotations.NullMarked;
