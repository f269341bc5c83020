/// The Models tab: every training and model of the workspace, whether a model may be used, and how
/// its scores did.
@NullMarked
package io.abtpro.ui.models;

import org.jspecify.annotations.NullMarked;
