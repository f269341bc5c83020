/// What is said when something cannot be done: failures that are expected, told apart from faults of the program by
/// their type. Nothing but these types lives here.
@NullMarked
package io.abtpro.failures;

import org.jspecify.annotations.NullMarked;
