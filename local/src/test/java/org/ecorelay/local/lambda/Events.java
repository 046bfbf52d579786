package org.ecorelay.local.lambda;

import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;

/** Reads events as the Java runtime of Lambda does. */
final class Events {
    private Events() {}

    static <T> T read(byte[] event, Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, Events.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(event));
    }
}
