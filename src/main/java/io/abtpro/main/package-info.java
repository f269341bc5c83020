/// Wiring by constructors, and the entry point.
@NullMarked
package io.abtpro.main;

import org.jspecify.annotations.NullMarked;
