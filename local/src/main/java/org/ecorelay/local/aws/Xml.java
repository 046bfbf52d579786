package org.ecorelay.local.aws;

import java.util.UUID;

/** The answers of the query protocol. */
final class Xml {
    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private Xml() {}

    /** {@code <OperationResponse>} around the given content of {@code <OperationResult>}. */
    static String result(String operation, String content) {
        return "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult>%4$s</%1$sResponse>"
                .formatted(
                        operation,
                        NAMESPACE,
                        content,
                        "<ResponseMetadata><RequestId>" + UUID.randomUUID() + "</RequestId></ResponseMetadata>");
    }

    static String error(AwsError error) {
        return "<ErrorResponse xmlns=\"%s\"><Error><Type>%s</Type>%s%s</Error><RequestId>%s</RequestId></ErrorResponse>"
                .formatted(
                        NAMESPACE,
                        error.status() < 500 ? "Sender" : "Receiver",
                        element("Code", error.code()),
                        element("Message", error.message()),
                        UUID.randomUUID());
    }

    static String element(String name, String text) {
        var escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<" + name + ">" + escaped + "</" + name + ">";
    }
}
