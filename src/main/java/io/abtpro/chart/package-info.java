/// Pictures of plain arrays in the theme's colours: layers, axes, pens, what stays quick at any
/// zoom, and their export as text, pixels or vectors. Draws on any `Graphics2D`; knows no JavaFX
/// and no domain type.
@NullMarked
package io.abtpro.chart;

import org.jspecify.annotations.NullMarked;
