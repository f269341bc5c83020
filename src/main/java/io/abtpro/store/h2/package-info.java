/// The workspace in an embedded H2 file. The only package that imports java.sql.
@NullMarked
package io.abtpro.store.h2;

import org.jspecify.annotations.NullMarked;
