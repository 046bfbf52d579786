/**
 * The evidence of one certificate: everything that the relay has kept of it, packed so that somebody can check it years later without
 * the relay, and checked so.
 *
 * <p>Terms: a <em>link</em> is a hash by which one item names another; the <em>audience</em> says who the archive is for.
 */
@NullMarked
package org.ecorelay.certificate.evidence;

import org.jspecify.annotations.NullMarked;
