/** What becomes of an order, from what is known of it. Pure: nothing is read, written or signed here. */
@NullMarked
package org.ecorelay.certificate.decide;

import org.jspecify.annotations.NullMarked;
