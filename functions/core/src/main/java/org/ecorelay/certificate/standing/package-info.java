/**
 * Whether signed documents still stand: Bitstring Status Lists (W3C Recommendation, version 1.0), 131,072 bits for 65,536 documents of an
 * account, each list itself a signed credential. One bit of a document is set when it does not count any more and is
 * never cleared, the other while the reason is a newer version.
 */
@NullMarked
package org.ecorelay.certificate.standing;

import org.jspecify.annotations.NullMarked;
