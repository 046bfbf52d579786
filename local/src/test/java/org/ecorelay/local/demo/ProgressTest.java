package org.ecorelay.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

    private static DemoOrder expecting(int http, @Nullable String sameAs, String... states) {
        String code = List.of(states).contains("APPROVED") ? "Approved" : null;
        return new DemoOrder("01-a.json", "a", EMPTY, http, List.of(states), code, sameAs, null, null);
    }

    private static Progress posted(DemoOrder order, @Nullable Progress twin, String id) {
        var progress = new Progress(order, twin, 0);
        progress.posted(new StorefrontClient.Answer(202, EMPTY.deepCopy().put("certificateId", id)));
        return progress;
    }

    private static JsonNode certificate(String... types) {
        var certificate = EMPTY.deepCopy().put("verdictCode", "Approved").put("final", true);
        var history = certificate.putArray("history");
        for (String type : types) {
            history.addObject().put("type", "certificate." + type + ".v1");
        }
        return certificate;
    }

    @Test
    void the_states_in_their_order_are_as_expected() {
        var progress = posted(expecting(202, null, "RECEIVED", "NEEDS_DATA", "APPROVED"), null, "a");
        assertThat(progress.seen(certificate("received", "needs-data", "approved"), 1))
                .isTrue();
        assertThat(progress.ended()).isTrue();
        assertThat(progress.asExpected()).isTrue();
    }

    @Test
    void the_same_states_in_another_order_are_not() {
        var progress = posted(expecting(202, null, "RECEIVED", "SIGNED", "PENDING", "APPROVED"), null, "a");
        progress.seen(certificate("received", "pending", "signed", "approved"), 1);
        assertThat(progress.ended()).isTrue();
        assertThat(progress.asExpected()).isFalse();
    }

    @Test
    void a_state_more_or_less_is_not() {
        var order = expecting(202, null, "RECEIVED", "SIGNED", "APPROVED");
        var more = posted(order, null, "a");
        more.seen(certificate("received", "signed", "deferred", "approved"), 1);
        assertThat(more.asExpected()).isFalse();
        var fewer = posted(order, null, "a");
        fewer.seen(certificate("received", "approved"), 1);
        assertThat(fewer.ended()).isFalse();
        assertThat(fewer.over()).isTrue();
        assertThat(fewer.asExpected()).isFalse();
    }

    @Test
    void another_word_of_the_platform_is_not() {
        var progress = posted(expecting(202, null, "RECEIVED", "APPROVED"), null, "a");
        progress.seen(((ObjectNode) certificate("received", "approved")).put("verdictCode", "Okay"), 1);
        assertThat(progress.asExpected()).isFalse();
    }

    @Test
    void an_order_that_should_have_been_refused_is_not() {
        assertThat(posted(expecting(409, null), null, "a").asExpected()).isFalse();
    }

    @Test
    void a_duplicate_gets_the_certificate_of_its_twin() {
        var twin = posted(expecting(202, null, "RECEIVED"), null, "a");
        var same = posted(expecting(202, "01-a.json", "RECEIVED"), twin, "a");
        same.seen(certificate("received"), 1);
        var other = posted(expecting(202, "01-a.json", "RECEIVED"), twin, "b");
        other.seen(certificate("received"), 1);
        var alone = posted(expecting(202, "01-a.json", "RECEIVED"), null, "a");
        alone.seen(certificate("received"), 1);
        assertThat(List.of(same, other, alone))
                .extracting(each -> each.order().platformCode() == null && each.asExpected())
                .containsExactly(true, false, false);
    }
}
