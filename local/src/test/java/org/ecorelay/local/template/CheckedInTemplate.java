package org.ecorelay.local.template;

import java.nio.file.Path;
import java.util.Map;

/** The template that is deployed, with values for the parameters that have no default. */
public final class CheckedInTemplate {
    private CheckedInTemplate() {}

    public static Deployment read() {
        return read(Stack.local("eco-local"));
    }

    /** The same as another stack. */
    public static Deployment read(Stack stack) {
        return Deployment.read(
                Path.of("../infra-cdk/template/eco-relay.template.json"),
                stack,
                Map.of("PlatformUrl", "http://127.0.0.1:9", "MailFrom", "relay@example.org"));
    }
}
