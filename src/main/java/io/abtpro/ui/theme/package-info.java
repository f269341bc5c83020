/// Colours, faces and style sheets of the window, light and dark.
@NullMarked
package io.abtpro.ui.theme;

import org.jspecify.annotations.NullMarked;
