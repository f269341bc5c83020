/// Charts of plain arrays in the theme's colours. Knows no domain type.
@NullMarked
package io.abtpro.ui.chart;

import org.jspecify.annotations.NullMarked;
