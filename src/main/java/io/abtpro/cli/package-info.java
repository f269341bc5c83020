/// The command line: picocli commands over jobs, and their results as text or JSON. No calculation
/// lives here.
@NullMarked
package io.abtpro.cli;

import org.jspecify.annotations.NullMarked;
