/// How good a signal is: features, walk-forward scores of history, thresholds and gates. Nothing
/// here looks forward; the outcomes it learns from come from `labels`, each used only after it was
/// known.
@NullMarked
package io.abtpro.scoring;

import org.jspecify.annotations.NullMarked;
