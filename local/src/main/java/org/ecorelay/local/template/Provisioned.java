package org.ecorelay.local.template;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the references of a {@link Deployment} have become: physical names, ARNs and URLs. Immutable. */
public final class Provisioned {
    static final String API_ENDPOINT = "ApiEndpoint";

    private final Map<Reference, String> values;

    Provisioned(Map<Reference, String> values) {
        this.values = Map.copyOf(values);
    }

    /** The same with the address at which an HTTP API is reached: nobody knows it before somebody listens. */
    public Provisioned servedAt(HttpApi api, URI address) {
        var more = new HashMap<>(values);
        more.put(new Reference(api.logicalId(), API_ENDPOINT), address.toString());
        return new Provisioned(more);
    }

    /** What {@code {"Ref": logicalId}} gives: a table's name, a queue's URL, a key's id. */
    public String ref(String logicalId) {
        return value(new Reference(logicalId, Reference.REF));
    }

    /** What {@code {"Fn::GetAtt": [logicalId, attribute]}} gives. */
    public String attribute(String logicalId, String attribute) {
        return value(new Reference(logicalId, attribute));
    }

    /** The text with all references filled in. */
    public String resolve(Text text) {
        return text.resolve(this::value);
    }

    /** A function's environment variables as the template sets them. */
    public Map<String, String> environment(LambdaFunction function) {
        var environment = new LinkedHashMap<String, String>();
        function.environment().forEach((name, text) -> environment.put(name, resolve(text)));
        return environment;
    }

    private String value(Reference reference) {
        String value = values.get(reference);
        if (value == null) {
            throw new IllegalArgumentException("nothing was provisioned for " + reference);
        }
        return value;
    }
}
