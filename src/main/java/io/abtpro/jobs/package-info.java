/// One class for each thing a user can start, used alike by window, command line and API.
@NullMarked
package io.abtpro.jobs;

import org.jspecify.annotations.NullMarked;
