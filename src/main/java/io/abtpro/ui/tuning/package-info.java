/// The Tuning tab, of what its sub-packages show: `setup`, then `search`, `result` and `history`,
/// each of which knows those before it and none knows this one. No search and no number is made
/// here.
@NullMarked
package io.abtpro.ui.tuning;

import org.jspecify.annotations.NullMarked;
