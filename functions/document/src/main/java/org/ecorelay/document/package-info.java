/** A data copy of a signed document on paper: boxes 1 to 17 as PDF. It is what carries the PDF library, so that nothing else does. */
@NullMarked
package org.ecorelay.document;

import org.jspecify.annotations.NullMarked;
