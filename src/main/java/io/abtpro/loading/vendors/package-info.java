/// One class a vendor: what its files are recognised by, their zone, price scale, stamps and notes.
/// Reading does not live here; [io.abtpro.loading.vendors.Loader] only hands the list of vendors to
/// the reader.
@NullMarked
package io.abtpro.loading.vendors;

import org.jspecify.annotations.NullMarked;
