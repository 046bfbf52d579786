/**
 * Whether a signed document can be relied on, answered apart and without a network: everything that is needed comes in.
 *
 * <p>Terms: a <em>key set</em> is a JWKS (RFC 7517) that the verifier trusts; a <em>status list</em> is a Bitstring Status List
 * (W3C) that its issuer has signed; an <em>answer</em> is Valid, Invalid, Unknown or Skipped with a code. A look-up that failed is
 * Unknown and never a verdict.
 */
@NullMarked
package org.ecorelay.attestation.verify;

import org.jspecify.annotations.NullMarked;
