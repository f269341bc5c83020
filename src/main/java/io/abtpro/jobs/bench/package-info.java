/// Measurements of this program on this machine: what is measured, how often, and what came out. No row may be made
/// faster here than it is for a user.
@NullMarked
package io.abtpro.jobs.bench;

import org.jspecify.annotations.NullMarked;
