/**
 * What makes data provable: canonical form (RFC 8785), hashes, signatures (JWS), and the chain of events.
 *
 * <p>A document's identity is the hash of its signing input, never of the JWS: an ES256 signature has more than one valid
 * form.
 */
@NullMarked
package org.ecorelay.attestation;

import org.jspecify.annotations.NullMarked;
