package org.ecorelay.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Fn;
import software.constructs.Construct;

/** Every key that may sign e-COs: the stack's own, one for each algorithm, and those that operators enter. */
final class SigningKeys {
    private final List<SigningKey> own;
    private final List<String> entered;

    SigningKeys(Construct scope, Deployment deployment) {
        own = deployment.algorithms().stream()
                .map(algorithm -> new SigningKey(scope, algorithm))
                .toList();
        entered = deployment.enteredKeys();
    }

    /** ARN of the key that every deployment has. */
    String defaultArn() {
        return own.stream()
                .filter(key -> key.algorithm().equals(SigningKey.DEFAULT))
                .findFirst()
                .orElseThrow()
                .arn();
    }

    /** The stack's own keys as functions read them: {@code ES256=<ARN>,PS256=<ARN>}. */
    String setting() {
        List<String> parts = new ArrayList<>();
        for (SigningKey key : own) {
            parts.add((parts.isEmpty() ? "" : ",") + key.algorithm() + "=");
            parts.add(key.arn());
        }
        return Fn.join("", parts);
    }

    /** The stack's own keys, whose public halves are published. */
    List<String> ownArns() {
        return own.stream().map(SigningKey::arn).toList();
    }

    /** All keys, named one by one: a key that nobody has named signs nothing. */
    List<String> arns() {
        var all = new ArrayList<>(ownArns());
        all.addAll(entered);
        return List.copyOf(all);
    }
}
