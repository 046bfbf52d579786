/**
 * The two routes to a proof of origin: a <em>declaration of origin</em> by an approved exporter (RCEP 3.18, 3.21), or a
 * <em>certificate of origin</em> of an issuing body (RCEP 3.17), which is applied for and coupled with its orders when it comes.
 *
 * <p>Terms: the <em>application</em> is what an exporter enters at the issuing body; an <em>issued certificate</em> (issued CO) is
 * what the issuing body has signed and sealed (box 16) under a number of its own. We prepare the one and read the other.
 */
@NullMarked
package org.ecorelay.certificate.route;

import org.jspecify.annotations.NullMarked;
