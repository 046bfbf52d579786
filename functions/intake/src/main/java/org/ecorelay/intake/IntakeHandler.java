package org.ecorelay.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.ecorelay.account.Registry;
import org.ecorelay.aws.lambda.HttpApi;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.Waits;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.pacing.SharedState;

/**
 * {@code POST /v1/orders}, {@code POST /v1/products}, {@code POST|DELETE /v1/certificates/{id}…}, {@code PUT|GET /v1/products/{sku}},
 * {@code POST /v1/issued-certificates},
 * {@code PUT /v1/orders/{id}/shipments/{n}}, {@code PUT /v1/stores/{store}/modes},
 * {@code PUT /v1/rules/{name}}, {@code PUT /v1/hs-correspondence}, {@code PUT /v1/appendix-lines/{party}}, {@code PUT /v1/exchange-rates},
 * {@code POST /v1/ops/redrive}, {@code GET /v1/ops/redrive/{id}}, {@code GET|POST /v1/alert-addresses/{token}}.
 */
public final class IntakeHandler implements RequestStreamHandler {
    private final HttpApi api;

    /** As Lambda starts it. */
    public IntakeHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /** With a given environment and clock. */
    public IntakeHandler(Map<String, String> environment, InstantSource clock) {
        this.api = Wiring.of(environment, clock);
    }

    /**
     * With given adapters, for requests with a key.
     *
     * @param orders takes what was accepted to the builder
     * @param firstDue after how long the timer looks at an order that the queue has lost
     */
    public IntakeHandler(
            Records records, Registry registry, Waits waits, WorkQueue orders, SharedState state, Duration firstDue) {
        this.api =
                Wiring.routes(records, registry, waits, orders, state, firstDue).api();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        api.handle(input, output, context);
    }
}
