package org.ecorelay.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.InstantSource;
import java.util.Map;
import org.ecorelay.local.template.LambdaFunction;

/** Makes instances of a function's handler class by its public constructor (environment, clock). */
final class HandlerFactory {
    private final Constructor<? extends RequestStreamHandler> constructor;
    private final Map<String, String> environment;
    private final InstantSource clock;

    /** Finds the class and its constructor. */
    HandlerFactory(LambdaFunction function, Map<String, String> environment, InstantSource clock) {
        this.constructor = constructor(function);
        this.environment = environment;
        this.clock = clock;
    }

    /** Makes an instance, or throws what its constructor threw. */
    RequestStreamHandler create() throws Exception {
        try {
            return constructor.newInstance(environment, clock);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception thrown) {
                throw thrown;
            }
            throw e;
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(constructor + " must be public, in a public class that is not abstract", e);
        }
    }

    private static Constructor<? extends RequestStreamHandler> constructor(LambdaFunction function) {
        try {
            return Class.forName(function.handler())
                    .asSubclass(RequestStreamHandler.class)
                    .getConstructor(Map.class, InstantSource.class);
        } catch (ClassNotFoundException | NoSuchMethodException | ClassCastException e) {
            throw new IllegalStateException(
                    "The template names the handler " + function.handler()
                            + ": it must be a RequestStreamHandler on the class path with a public constructor"
                            + " (Map<String, String> environment, InstantSource clock).",
                    e);
        }
    }
}
