/// What is tuned: strategy, ranges, options and splits, why they cannot be, and how long it will
/// take. Nothing is searched here.
@NullMarked
package io.abtpro.ui.tuning.setup;

import org.jspecify.annotations.NullMarked;
