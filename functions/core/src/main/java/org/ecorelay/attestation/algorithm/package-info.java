/**
 * The signature algorithms: one registry, {@link org.ecorelay.attestation.algorithm.SignatureAlgorithm}, with everything that differs
 * from one to the next, and the public keys, {@link org.ecorelay.attestation.algorithm.VerificationKey}, that signatures are checked
 * with. Nothing else in the code chooses by the name of an algorithm.
 *
 * <p>Verification handles public values only, so that the arithmetic of {@link org.ecorelay.attestation.algorithm.Sm2Key} need not
 * take constant time. Private keys never leave KMS.
 */
@NullMarked
package org.ecorelay.attestation.algorithm;

import org.jspecify.annotations.NullMarked;
