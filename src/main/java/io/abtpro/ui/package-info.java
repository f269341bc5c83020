/// The workbench's frame: header, tabs, status line, themes, shortcuts.
@NullMarked
package io.abtpro.ui;

import org.jspecify.annotations.NullMarked;
