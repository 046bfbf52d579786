package org.ecorelay.checks.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One {@link Deployed} for all tests; JUnit closes it at the end. */
final class DeployedOnce implements ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(DeployedOnce.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Deployed.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(HERE).computeIfAbsent(Deployed.class, _ -> start(), Deployed.class);
    }

    private static Deployed start() {
        try {
            return Deployed.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
