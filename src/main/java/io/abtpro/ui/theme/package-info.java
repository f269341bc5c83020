/// Colours and faces of the window.
@NullMarked
package io.abtpro.ui.theme;

import org.jspecify.annotations.NullMarked;
