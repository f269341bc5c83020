/// A result as CSV, JSON text or PNG file.
@NullMarked
package io.abtpro.report;

import org.jspecify.annotations.NullMarked;
