/// The indicator catalogue as columns, conditions over columns, and the bridge to ta4j. Nothing
/// else imports ta4j.
@NullMarked
package io.abtpro.indicators;

import org.jspecify.annotations.NullMarked;
