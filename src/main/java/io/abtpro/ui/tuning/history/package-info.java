/// The tunings of the workspace: listed, opened again, compared, forgotten, and tuned parameters
/// read from files.
@NullMarked
package io.abtpro.ui.tuning.history;

import org.jspecify.annotations.NullMarked;
