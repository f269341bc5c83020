/// What stands after a tuning: verdict, candidates, the views of the selected one, the walk, the
/// holdout, and the exports.
@NullMarked
package io.abtpro.ui.tuning.result;

import org.jspecify.annotations.NullMarked;
