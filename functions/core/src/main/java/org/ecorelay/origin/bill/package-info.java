/**
 * What a good is made of and how: the bill of materials, the processing and the figures that RCEP Chapter 3 asks for.
 *
 * <p>A <em>material</em> is originating only where it is stated to meet Article 3.2 in a Party; value added to it in a
 * Party where it does not meet 3.2 is never counted. An <em>intermediate</em> is a material that the producer makes itself
 * (3.12). Amounts are exact and per one unit of the good, or all for the same quantity.
 */
@NullMarked
package org.ecorelay.origin.bill;

import org.jspecify.annotations.NullMarked;
