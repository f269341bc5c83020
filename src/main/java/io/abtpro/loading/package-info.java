/// A file becomes bars and the rows that failed. What is known of a single vendor lives in
/// `loading.vendors`, which is asked through [io.abtpro.loading.Vendor] and never by its name;
/// storing does not live here either.
@NullMarked
package io.abtpro.loading;

import org.jspecify.annotations.NullMarked;
