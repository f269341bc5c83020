/// Random forests over plain rows of numbers. The only importer of smile's trees.
@NullMarked
package io.abtpro.forest;

import org.jspecify.annotations.NullMarked;
