package org.ecorelay.local.endpoint;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.opentest4j.TestAbortedException;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * Gives a test class the one {@link Site} of its run. JUnit closes it after the last test, failed ones included. A class that needs
 * a service which the endpoint lacks is skipped, and says why.
 */
final class OnSite implements BeforeAllCallback {
    /** Configuration parameters that begin so stand for the environment of whoever has started the suite. */
    static final String PARAMETER = "org.ecorelay.endpoint.";

    private static final Namespace RUN = Namespace.create(OnSite.class);

    private final Set<Service> needed;
    private @Nullable Site site;

    OnSite(Service first, Service... more) {
        this.needed = EnumSet.of(first, more);
    }

    Site site() {
        if (site == null) {
            throw new IllegalStateException("the site exists from beforeAll on");
        }
        return site;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Site found = context.getRoot()
                .getStore(RUN)
                .computeIfAbsent("site", _ -> Site.open(Target.of(environment(context), chain())), Site.class);
        for (Service service : needed) {
            found.lacks(service).ifPresent(reason -> skip(context.getDisplayName(), service, reason));
        }
        site = found;
    }

    /** Tells it on the terminal, too: a summary counts what is skipped, and not why. */
    static void skip(String what, Service service, String reason) {
        String told = "skipped: %s: the endpoint has no %s (%s)".formatted(what, service, reason);
        Site.say(told);
        throw new TestAbortedException(told);
    }

    private static Map<String, String> environment(ExtensionContext context) {
        var given = new HashMap<String, String>();
        for (String name : new String[] {Target.URL, Target.REGION, Target.KEY_ID, Target.SECRET}) {
            context.getConfigurationParameter(PARAMETER + name).ifPresent(value -> given.put(name, value));
        }
        return given.isEmpty() ? System.getenv() : given;
    }

    private static DefaultCredentialsProvider chain() {
        return DefaultCredentialsProvider.builder().build();
    }
}
