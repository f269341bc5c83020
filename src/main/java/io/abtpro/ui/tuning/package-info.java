/// The Tuning tab: what to tune, the search at work, and what to make of it. No search and no
/// number is made here.
@NullMarked
package io.abtpro.ui.tuning;

import org.jspecify.annotations.NullMarked;
