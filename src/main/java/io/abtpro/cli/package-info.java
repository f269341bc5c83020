/// The command line: picocli commands over jobs.
@NullMarked
package io.abtpro.cli;

import org.jspecify.annotations.NullMarked;
