/// Starts jobs in the background and brings one outcome back. The only user of Platform and Task.
@NullMarked
package io.abtpro.ui.task;

import org.jspecify.annotations.NullMarked;
