/// What the tabs share: the workspace, the chosen dataset, the status line.
@NullMarked
package io.abtpro.ui.session;

import org.jspecify.annotations.NullMarked;
