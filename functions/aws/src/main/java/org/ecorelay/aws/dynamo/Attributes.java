package org.ecorelay.aws.dynamo;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Turns flat JSON objects of strings and numbers into DynamoDB attributes and back. */
final class Attributes {
    private Attributes() {}

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** An attribute that every item of the table has. */
    static AttributeValue required(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("an item has no attribute %s".formatted(name));
        }
        return value;
    }

    static String requiredText(Map<String, AttributeValue> item, String name) {
        return required(item, name).s();
    }

    static Map<String, AttributeValue> of(Json.Obj flat) {
        var attributes = new HashMap<String, AttributeValue>();
        flat.members()
                .forEach((name, value) -> attributes.put(
                        name,
                        switch (value) {
                            case Json.Text(String text) -> text(text);
                            case Json.Num(BigDecimal number) -> AttributeValue.fromN(number.toPlainString());
                            case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ ->
                                throw new IllegalArgumentException(
                                        "attribute %s is neither text nor a number".formatted(name));
                        }));
        return attributes;
    }

    static Json.Obj flat(Map<String, AttributeValue> attributes) {
        JsonObjectBuilder flat = Json.object();
        attributes.forEach((name, value) -> {
            if (value.s() != null) {
                flat.put(name, value.s());
            } else if (value.n() != null) {
                flat.put(name, new Json.Num(new BigDecimal(value.n())));
            }
        });
        return flat.build();
    }
}
