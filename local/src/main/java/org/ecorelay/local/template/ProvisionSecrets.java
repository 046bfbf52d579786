package org.ecorelay.local.template;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Creates secrets, and the values that CloudFormation has AWS generate. What has a value keeps it. */
final class ProvisionSecrets {
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SecretsManagerClient secrets;
    private final RandomGenerator random;

    ProvisionSecrets(SecretsManagerClient secrets, RandomGenerator random) {
        this.secrets = secrets;
        this.random = random;
    }

    Map<Reference, String> create(Deployment deployment, Map<String, String> given) {
        var values = new HashMap<Reference, String>();
        for (Secret secret : deployment.secrets()) {
            create(secret.name());
            String arn = secrets.describeSecret(request -> request.secretId(secret.name()))
                    .arn();
            values.put(new Reference(secret.logicalId(), Reference.REF), arn);
            values.put(new Reference(secret.logicalId(), "Id"), arn);
            if (secret.generatedLength().isPresent() && !given.containsKey(secret.name()) && isEmpty(secret.name())) {
                put(secret.name(), generate(secret.generatedLength().getAsInt()));
            }
        }
        given.forEach((name, value) -> {
            create(name);
            if (!value.equals(value(name))) {
                put(name, value);
            }
        });
        return values;
    }

    private void create(String name) {
        try {
            secrets.createSecret(request -> request.name(name));
        } catch (ResourceExistsException taken) {
            // An earlier run made it.
        }
    }

    private void put(String name, String value) {
        secrets.putSecretValue(request -> request.secretId(name).secretString(value));
    }

    private boolean isEmpty(String name) {
        return value(name).isEmpty();
    }

    private String value(String name) {
        try {
            return secrets.getSecretValue(request -> request.secretId(name)).secretString();
        } catch (ResourceNotFoundException empty) {
            return "";
        }
    }

    private String generate(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS_AND_DIGITS.charAt(random.nextInt(LETTERS_AND_DIGITS.length())));
        }
        return text.toString();
    }
}
