/// Measurements of this program on this machine: what is measured, how often, and what came out. No
/// row may be made faster here than it is for a user. The entry point hands them to the command
/// line as a [Bench]; nothing else knows them.
@NullMarked
package io.abtpro.bench;

import org.jspecify.annotations.NullMarked;
