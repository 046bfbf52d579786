package org.ecorelay.local.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the references of a {@link Deployment} have become: physical names, ARNs and URLs. Immutable. */
public final class Provisioned {
    private final Map<Reference, String> values;

    Provisioned(Map<Reference, String> values) {
        this.values = Map.copyOf(values);
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
