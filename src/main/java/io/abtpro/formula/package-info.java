/// The language of what is known at a bar: its reader, its catalogue of functions, and the columns
/// and bits that a text becomes. A text is data: reading it opens no file and runs no user's code.
@org.jspecify.annotations.NullMarked
package io.abtpro.formula;
