/// The canvases that show the pictures of `io.abtpro.chart`, and what mouse and keys do to them.
/// Knows no domain type.
@NullMarked
package io.abtpro.ui.chart;

import org.jspecify.annotations.NullMarked;
