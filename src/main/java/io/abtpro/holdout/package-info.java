/// What is sealed and what was opened: which bars a tuning put away, who may look at them, and what
/// is logged when somebody does. Window, command line and jobs ask here; nothing is drawn here.
@NullMarked
package io.abtpro.holdout;

import org.jspecify.annotations.NullMarked;
