/// Records that are kept and the interfaces that keep them. How they are kept is in store.h2.
@NullMarked
package io.abtpro.store;

import org.jspecify.annotations.NullMarked;
