package org.ecorelay.local.endpoint;

import org.ecorelay.attestation.algorithm.KeySpec;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.aws.KmsSigningKey;
import org.ecorelay.local.adapters.SigningKeyContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing with keys of the endpoint's KMS. SM2 is not asked for: AWS has it in the Chinese regions alone. */
@Tag("endpoint")
class KeysTest extends SigningKeyContract {
    @RegisterExtension
    static final OnSite AWS = new OnSite(Service.KEYS);

    @Override
    protected KmsSigningKey key(SignatureAlgorithm algorithm, KeySpec spec) {
        return new KmsSigningKey(
                AWS.site().clients().kms(), AWS.site().key(spec.name()).keyId(), algorithm);
    }
}
