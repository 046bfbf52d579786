package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * A call with what its transport adds.
 *
 * @param json the body as a tree; empty for SNS, whose body is a form
 * @param httpRequest the server's own request, for a backend that needs it; its body has been read
 * @param httpResponse the server's own response, likewise; nothing has been written
 */
record Received(
        AwsRequest request,
        String pathAndQuery,
        String contentType,
        String target,
        ObjectNode json,
        Request httpRequest,
        Response httpResponse) {
    String operation() {
        return request.operation();
    }
}
