package org.ecorelay.local.adapters;

import org.ecorelay.account.Registry;
import org.ecorelay.account.RegistryContract;
import org.ecorelay.aws.dynamo.DynamoRegistry;

/** The registry. */
class DynamoRegistryTest extends RegistryContract {
    @Override
    protected Registry registry() {
        return new DynamoRegistry(Deployed.clients("registry").dynamo(), Deployed.ref("RegistryTable"));
    }
}
