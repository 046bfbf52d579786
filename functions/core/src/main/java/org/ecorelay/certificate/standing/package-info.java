/**
 * Whether signed documents still stand: Bitstring Status Lists (W3C Recommendation, version 1.0), one row of bits for 131,072 documents of an
 * account, each list itself a signed credential. A bit is set when the document is withdrawn, or replaced by a version in force, and
 * never cleared.
 */
@NullMarked
package org.ecorelay.certificate.standing;

import org.jspecify.annotations.NullMarked;
