/// The search at work: begun, watched, paused, cancelled, gone on with; and what it left.
@NullMarked
package io.abtpro.ui.tuning.search;

import org.jspecify.annotations.NullMarked;
