package org.ecorelay.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import org.ecorelay.local.Patience;
import org.ecorelay.local.RecordedPermissions;
import org.ecorelay.local.TestStorefront;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people do after the order: answer a question, redrive, withdraw. Each function calls AWS with its own role. */
@Timeout(240)
class OperationsRunTest {
    private static void await(TestStorefront shop, String number, String state) {
        Patience.until(number + " " + state, () -> shop.state(number).equals(state), () -> shop.state(number));
    }

    private static void redriven(TestStorefront shop, String filter) throws IOException {
        assertThat(shop.post("/v1/ops/redrive", "{%s,\"dryRun\":true}".formatted(filter))
                        .status())
                .isEqualTo(200);
        var job = shop.post("/v1/ops/redrive", "{%s}".formatted(filter));
        assertThat(job.status()).isEqualTo(202);
        String url = job.body().get("statusUrl").asText();
        Patience.until(
                "the redrive has ended",
                () -> {
                    try {
                        return shop.get(url).body().hasNonNull("finishedAt");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                () -> url);
    }

    @Test
    void a_question_is_answered_orders_are_redriven_and_one_is_withdrawn_with_the_roles_of_the_template()
            throws IOException {
        try (var relay = LocalRelay.start(new LocalRelay.Options(0, null, InstantSource.system(), (_, _) -> {}));
                var shop = new TestStorefront(relay.api(), relay.apiKey())) {
            assertThat(shop.post("/v1/orders", TestStorefront.order("OP-1", "VN", "\"verdict\":\"Approved\""))
                            .status())
                    .isEqualTo(202);
            await(shop, "OP-1", "NEEDS_DATA");
            for (String filter : List.of("\"state\":\"NEEDS_DATA\"", "\"state\":\"DEFERRED\"")) {
                redriven(shop, filter);
            }
            shop.putTable();
            await(shop, "OP-1", "APPROVED");
            String id = shop.get("/v1/certificates?orderNumber=OP-1")
                    .body()
                    .at("/certificates/0/certificateId")
                    .asText();
            assertThat(shop.delete("/v1/certificates/" + id).status()).isEqualTo(202);
            await(shop, "OP-1", "WITHDRAWN");
            RecordedPermissions.keep("operations", relay.access());
        }
    }
}
