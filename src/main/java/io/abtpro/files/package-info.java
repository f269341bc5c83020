/// How files are written: whole or not at all, readable by their owner alone where they are
/// private, and with cells that no spreadsheet runs. What is in them is not known here.
@NullMarked
package io.abtpro.files;

import org.jspecify.annotations.NullMarked;
