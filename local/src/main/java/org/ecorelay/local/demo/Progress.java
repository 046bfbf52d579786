package org.ecorelay.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far one order of the demo has come. Used by one thread. */
final class Progress {
    private static final Set<String> FILED = Set.of("PENDING", "MANUAL_REVIEW", "APPROVED");

    private final DemoOrder order;
    private final @Nullable Progress twin;
    private final long postedNanos;

    private int http;
    private @Nullable String certificateId;
    private @Nullable String platformCode;
    private @Nullable String documentId;
    private boolean isFinal;
    private String shown = "";
    private List<String> states = List.of();
    private List<LineShown> lines = List.of();
    private @Nullable Duration elapsed;
    private boolean answered;
    private boolean told;

    /**
     * Not posted yet.
     *
     * @param twin the order before it that must have the same certificate, or null
     */
    Progress(DemoOrder order, @Nullable Progress twin, long postedNanos) {
        this.order = order;
        this.twin = twin;
        this.postedNanos = postedNanos;
    }

    DemoOrder order() {
        return order;
    }

    void posted(StorefrontClient.Answer answer) {
        http = answer.status();
        if (answer.status() == 202) {
            certificateId = answer.body().path("certificateId").asText();
        }
    }

    /** Takes the status answer; true when it shows something new. */
    boolean seen(JsonNode certificate, long nowNanos) {
        var seenStates = new ArrayList<String>();
        certificate
                .path("history")
                .forEach(event -> seenStates.add(state(event.path("type").asText())));
        boolean news = !seenStates.equals(states);
        states = List.copyOf(seenStates);
        platformCode = certificate.hasNonNull("verdictCode")
                ? certificate.path("verdictCode").asText()
                : null;
        documentId = certificate.path("documentId").asText();
        isFinal = certificate.path("final").asBoolean();
        shown = certificate.path("status").asText();
        lines = LineShown.all(certificate.path("lines"));
        if (ended() && elapsed == null) {
            elapsed = Duration.ofNanos(nowNanos - postedNanos);
        }
        return news;
    }

    /** {@code certificate.needs-data.v1} is NEEDS_DATA. */
    private static String state(String eventType) {
        return eventType
                .replaceAll("^certificate\\.|\\.v[0-9]+$", "")
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
    }

    /** The product profile that the order needs now, once. */
    DemoOrder.@Nullable Product takeAnswer() {
        if (answered || states.isEmpty() || !states.getLast().equals("NEEDS_DATA")) {
            return null;
        }
        answered = true;
        return order.answer();
    }

    /** The certificate that the order waits for now, once. */
    @Nullable
    JsonNode takeIssued() {
        if (told || states.isEmpty() || !states.getLast().equals("AWAITING_ISSUER")) {
            return null;
        }
        told = true;
        return order.issued();
    }

    /** Whether the order is where its file says that it ends, or nothing was accepted. */
    boolean ended() {
        return certificateId == null
                || (states.size() >= order.states().size()
                        && !states.isEmpty()
                        && states.getLast()
                                .equals(
                                        order.states().isEmpty()
                                                ? ""
                                                : order.states().getLast()));
    }

    /** Whether waiting longer changes nothing: it has ended as its file says, or otherwise. */
    boolean over() {
        return ended() || isFinal;
    }

    /** Whether everything was as the file says. */
    boolean asExpected() {
        boolean sameEnd = order.platformCode() == null || order.platformCode().equals(platformCode);
        boolean sameStates = order.http() != 202 || states.equals(order.states());
        return http == order.http() && sameStates && sameEnd && sameCertificate();
    }

    private boolean sameCertificate() {
        return order.sameAs() == null || (twin != null && Objects.equals(twin.certificateId, certificateId));
    }

    /** Whether the relay says that the platform has it. */
    boolean filed() {
        return states.stream().anyMatch(FILED::contains);
    }

    int http() {
        return http;
    }

    @Nullable
    String certificateId() {
        return certificateId;
    }

    @Nullable
    String platformCode() {
        return platformCode;
    }

    @Nullable
    String documentId() {
        return documentId;
    }

    List<String> states() {
        return states;
    }

    /** What was determined for each line; empty as long as nothing was. */
    List<LineShown> lines() {
        return lines;
    }

    /** What a storefront shows now. */
    String shown() {
        return certificateId == null ? "HTTP " + http : shown;
    }

    @Nullable
    Duration elapsed() {
        return elapsed;
    }
}
