package org.ecorelay.local.page;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test class the same stage; it is set for the first and struck after the last. Without a browser they are skipped. */
final class OnStage implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(OnStage.class);

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        var store = context.getRoot().getStore(HERE);
        if (store.get(Stage.class) == null) {
            // The store closes it at the end.
            store.put(Stage.class, Stage.set());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Stage.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return requireNonNull(context.getRoot().getStore(HERE).get(Stage.class, Stage.class));
    }
}
