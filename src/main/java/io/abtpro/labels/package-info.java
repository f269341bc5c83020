/// Outcomes of signals, each with the bar at which it became known. The only package that looks
/// forward.
@NullMarked
package io.abtpro.labels;

import org.jspecify.annotations.NullMarked;
