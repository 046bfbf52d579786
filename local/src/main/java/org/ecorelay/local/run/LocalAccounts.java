package org.ecorelay.local.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.aws.dynamo.DynamoBundles;
import org.ecorelay.aws.dynamo.DynamoRegistry;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.aws.lambda.Clocks;
import org.ecorelay.local.template.Provisioned;
import org.ecorelay.notice.InviteAddresses;
import org.ecorelay.platform.JsonProfiles;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All accounts of one local run. */
record LocalAccounts(List<LocalAccount> all) {
    LocalAccounts {
        all = List.copyOf(all);
    }

    static LocalAccounts some(int count) {
        return new LocalAccounts(LocalAccount.some(count));
    }

    /** The addresses for alerts. */
    List<String> alerts() {
        return all.stream().flatMap(LocalAccount::alerts).toList();
    }

    /** Writes them into the tables, and has the owners of their addresses asked. */
    void register(DynamoDbClient dynamo, Provisioned provisioned, InstantSource clock, List<String> apiKeys) {
        var registry = new DynamoRegistry(dynamo, provisioned.ref("RegistryTable"));
        var work = new WorkTable(dynamo, provisioned.ref("WorkTable"), new SecureRandom());
        var invite = new InviteAddresses(registry, new DynamoBundles(work, clock), Clocks.millis(clock));
        for (int n = 0; n < all.size(); n++) {
            all.get(n).register(registry, apiKeys.get(n));
            all.get(n).invite(invite);
        }
        LocalAccount.compress(registry, new JsonProfiles(_ -> Optional.empty()).authorities());
    }

    /** One key for each account; that of the first lives as long as the data folder. */
    List<String> apiKeys(@Nullable Path data) throws IOException {
        var random = new SecureRandom();
        var keys = new ArrayList<String>();
        all.forEach(account -> keys.add(account.newKey(random)));
        if (data != null) {
            Path file = data.resolve("api-key.txt");
            if (!Files.exists(file)) {
                Files.createDirectories(data);
                Files.writeString(file, keys.getFirst(), StandardCharsets.US_ASCII);
            }
            keys.set(0, Files.readString(file, StandardCharsets.US_ASCII).strip());
        }
        return keys;
    }
}
