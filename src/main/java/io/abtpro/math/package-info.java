/// Statistics on plain arrays: arrays in, arrays out. Knows no bars and no third party.
@NullMarked
package io.abtpro.math;

import org.jspecify.annotations.NullMarked;
