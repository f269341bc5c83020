/// Strategies as data: parameters, entries and exits per bar. Knows no money.
@NullMarked
package io.abtpro.strategies;

import org.jspecify.annotations.NullMarked;
