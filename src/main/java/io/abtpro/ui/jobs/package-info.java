/// The Jobs tab.
@NullMarked
package io.abtpro.ui.jobs;

import org.jspecify.annotations.NullMarked;
