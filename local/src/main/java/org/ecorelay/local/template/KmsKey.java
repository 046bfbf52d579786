package org.ecorelay.local.template;

/**
 * A KMS key.
 *
 * @param alias {@code alias/…}, made of stack and logical id: by it a key of an earlier run is found again
 * @param spec such as ECC_NIST_P256
 * @param usage such as SIGN_VERIFY
 */
public record KmsKey(String logicalId, String alias, String spec, String usage) {}
