package org.ecorelay.infra;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.constructs.Construct;

/** How the verification platform is reached: two addresses and one credential per account. */
final class PlatformAccess extends Construct {
    /** Names the relay's own reading credential beside those of the accounts. */
    static final String RELAY = "relay";

    private final String prefix;
    private final String url;
    private final String sandboxUrl;
    private final String relaySecretArn;

    PlatformAccess(Construct scope, Deployment deployment) {
        super(scope, "Platform");
        prefix = "eco/" + deployment.stage() + "/platform/";
        url = address("Url", "Address of the verification platform")
                .allowedPattern("https://\\S+")
                .build()
                .getValueAsString();
        sandboxUrl = address(
                        "SandboxUrl", "Address of its sandbox for test keys; empty: nothing of a test key is submitted")
                .allowedPattern("(https://\\S+)?")
                .defaultValue("")
                .build()
                .getValueAsString();
        relaySecretArn = secret("RelaySecret", RELAY).getRef();
        deployment.accounts().forEach(account -> secret("Secret" + LogicalName.of(account), account));
    }

    /** What a function needs to talk to the platform. */
    Map<String, String> environment() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("PLATFORM_URL", url);
        variables.put("PLATFORM_SANDBOX_URL", sandboxUrl);
        variables.put("PLATFORM_SECRET_PREFIX", prefix);
        variables.put("REQUEST_TIMEOUT_SECONDS", "10");
        variables.put("BACKOFF_SECONDS", "30");
        variables.put("MAX_CLOCK_SKEW_SECONDS", "300");
        return variables;
    }

    /** The secrets of all accounts and their exporters; exporters' secrets are created at run time, hence the pattern. */
    String everySecretArn() {
        return Arn.of("secretsmanager", "secret:" + prefix + "*");
    }

    String relaySecretArn() {
        return relaySecretArn;
    }

    private CfnParameter.Builder address(String id, String description) {
        return CfnParameter.Builder.create(this, id).description(description);
    }

    /** Created empty: a credential is put in by its owner and never passes through a template. */
    private CfnSecret secret(String id, String name) {
        var secret = CfnSecret.Builder.create(this, id)
                .name(prefix + name)
                .description("clientId and clientSecret (JSON) of " + name + " at the verification platform")
                .build();
        // A stack update with a shorter list of accounts must not take a credential with it.
        secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
        return secret;
    }
}
