/// The Data tab and its import wizard.
@NullMarked
package io.abtpro.ui.data;

import org.jspecify.annotations.NullMarked;
