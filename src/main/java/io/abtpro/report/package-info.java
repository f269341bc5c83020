/// A result as a document, a CSV file or a picture, and numbers and times as people read them.
///
/// One record a result, one text of it: [Documents] writes them all. Knows domain records only;
/// what runs and what keeps stays outside.
@NullMarked
package io.abtpro.report;

import org.jspecify.annotations.NullMarked;
