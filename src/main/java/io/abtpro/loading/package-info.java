/// A file becomes bars and the rows that failed. Every vendor dialect lives here; storing does not.
@NullMarked
package io.abtpro.loading;

import org.jspecify.annotations.NullMarked;
