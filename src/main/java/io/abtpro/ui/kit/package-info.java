/// Controls that know no domain: what every tab's panes are made of.
@NullMarked
package io.abtpro.ui.kit;

import org.jspecify.annotations.NullMarked;
