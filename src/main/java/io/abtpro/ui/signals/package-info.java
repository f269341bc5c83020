/// The Signals tab: how good each signal of a strategy is, why, and what a threshold on it does.
@NullMarked
package io.abtpro.ui.signals;

import org.jspecify.annotations.NullMarked;
