/// Market data as immutable columns, its time grid, resampling, quality and the look-ahead audit.
/// Knows no file and no indicator.
@NullMarked
package io.abtpro.bars;

import org.jspecify.annotations.NullMarked;
