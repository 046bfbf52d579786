/**
 * Product-specific rules (RCEP Annex 3A): their grammar, the packs that they come in, and which one applies.
 *
 * <p>A <em>scope</em> is a chapter, heading or subheading; the most specific one wins. An <em>edition</em> is the HS in
 * which codes are written. A <em>transposed</em> rule was printed in an older edition and is shown to fit the newer one.
 */
@NullMarked
package org.ecorelay.origin.rule;

import org.jspecify.annotations.NullMarked;
