/// What is said when something cannot be done: failures that are expected, told apart from faults
/// of the program by their type, and where they are noted. Nothing else lives here.
@NullMarked
package io.abtpro.failures;

import org.jspecify.annotations.NullMarked;
