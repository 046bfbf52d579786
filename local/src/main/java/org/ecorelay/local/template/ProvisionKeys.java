package org.ecorelay.local.template;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** Creates KMS keys, each once: an alias finds it again in a later run. */
final class ProvisionKeys {
    private final KmsClient kms;

    ProvisionKeys(KmsClient kms) {
        this.kms = kms;
    }

    KeyMetadata create(KmsKey key) {
        try {
            return kms.describeKey(request -> request.keyId(key.alias())).keyMetadata();
        } catch (NotFoundException fresh) {
            KeyMetadata created = kms.createKey(
                            request -> request.keySpec(key.spec()).keyUsage(key.usage()))
                    .keyMetadata();
            kms.createAlias(request -> request.aliasName(key.alias()).targetKeyId(created.keyId()));
            return created;
        }
    }
}
