package org.ecorelay.certificate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The row of a certificate as attributes that an operations team can read: strings and whole numbers only. Attributes of
 * the indexes are there only while the row belongs into the index.
 */
public final class CertificateRow {
    /** Fixed width, so that times sort as text. */
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int MAX_TEXT = 160;

    private CertificateRow() {}

    /** A time as rows and indexes write it: UTC, milliseconds. */
    public static String time(Instant at) {
        return MILLIS.format(at);
    }

    /** Partition of the {@code listed} index. */
    public static String accountDay(String account, Instant at) {
        return account + "#" + at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    public static Json.Obj write(Certificate row) {
        Subject subject = row.subject();
        var out = Json.object()
                .put("certificateId", row.id().value())
                .put("account", subject.account())
                .put("store", subject.store())
                .put("exporter", subject.exporter())
                .put("orderNumber", subject.orderNumber())
                .put("part", subject.part())
                .put("parts", row.parts())
                .put("destination", subject.destination())
                .put("mode", subject.mode().word())
                .put("createdAt", time(subject.createdAt()))
                .put("accountDay", accountDay(subject.account(), subject.createdAt()))
                .put("documentId", row.documentId().toString())
                .put("version", row.version())
                .put("versionInForce", row.versionInForce())
                .put("orderHash", row.orderHash().value())
                .put("status", row.status().name())
                .put("attempts", row.attempts())
                .put("tries", row.tries())
                .put("event", row.event().text())
                .put("revision", row.revision())
                .put("updatedAt", time(row.updatedAt()));
        row.due().ifPresent(due -> out.put("dueLane", due.lane()).put("dueAt", time(due.at())));
        if (row.noticeDue()) {
            out.put("notice", "due");
        }
        if (row.status().needsAttention() || row.isStuck()) {
            out.put("attentionAccount", subject.account())
                    .put("attentionSince", time(row.event().at()));
        }
        LineageRow.write(row, out);
        writeState(row.state(), out);
        return out.build();
    }

    private static void writeState(State state, JsonObjectBuilder out) {
        switch (state) {
            case State.Submitting(var leaseUntil, var claim) ->
                out.put("leaseUntil", time(leaseUntil)).put("claim", claim);
            case State.Deferred(var reason) -> out.put("reason", shortened(reason));
            case State.OutcomeUnknown(var reason, var notFoundAt) ->
                out.put("reason", shortened(reason))
                        .putIfPresent("notFoundAt", notFoundAt == null ? null : time(notFoundAt));
            case State.NeedsData(var first, int count) -> {
                FindingRow.write(first, out);
                out.put("findings", count);
            }
            case State.Pending(var filing) -> writeFiling(filing, out);
            case State.ManualReview(var filing) -> writeFiling(filing, out);
            case State.Approved(var filing, var decidedAt) ->
                writeFiling(filing, out).put("decidedAt", time(decidedAt));
            case State.Rejected(var filing, var decidedAt, var fix) ->
                writeFiling(filing, out).put("decidedAt", time(decidedAt)).put("fix", shortened(fix));
            case State.NotQualified(var reason, var fix) ->
                out.put("reason", shortened(reason)).put("fix", shortened(fix));
            case State.Observed observed -> {
                out.put("reason", observed.reason());
                if (!observed.codes().isEmpty()) {
                    out.put("findingCodes", String.join(" ", observed.codes()));
                }
            }
            case State.NotRequired(var reason) -> out.put("reason", reason.name());
            case State.Received _, State.AwaitingIssuer _, State.Signed _, State.Withdrawn _ -> {
                // The status says it all.
            }
        }
    }

    private static JsonObjectBuilder writeFiling(State.Filing filing, JsonObjectBuilder out) {
        return out.putIfPresent("reference", nullable(filing.reference()))
                .put("submittedAt", time(filing.submittedAt()))
                .put("verdictCode", shortened(filing.code()))
                .putIfPresent("verdictReason", nullable(filing.reason()));
    }

    private static @Nullable String nullable(@Nullable String text) {
        return text == null ? null : shortened(text);
    }

    /** Rows stay small; the whole text is in the ledger. */
    static String shortened(String text) {
        return shortened(text, MAX_TEXT);
    }

    /** At most so many characters. */
    static String shortened(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters - 1)) + "…";
    }

    /** Reads what {@link #write} wrote. */
    public static Certificate read(Json.Obj row) {
        State state = state(row);
        return new Certificate(
                subject(row),
                row.requiredInt("parts"),
                row.requiredInt("version"),
                row.requiredInt("versionInForce"),
                new Sha256(row.required("orderHash")),
                LineageRow.read(row, state),
                state,
                row.text("dueLane").map(lane -> new Due(lane, instant(row, "dueAt"))),
                row.text("notice").isPresent(),
                row.requiredInt("attempts"),
                row.requiredInt("tries"),
                Event.parse(row.required("event")),
                row.requiredInt("revision"),
                instant(row, "updatedAt"));
    }

    private static Subject subject(Json.Obj row) {
        return new Subject(
                new CertificateId(row.required("certificateId")),
                row.required("account"),
                row.required("store"),
                row.required("exporter"),
                row.required("orderNumber"),
                row.requiredInt("part"),
                row.required("destination"),
                KeyMode.parse(row.required("mode")).orElseThrow(),
                instant(row, "createdAt"));
    }

    private static State state(Json.Obj row) {
        return switch (Status.valueOf(row.required("status"))) {
            case RECEIVED -> new State.Received();
            case NEEDS_DATA -> new State.NeedsData(FindingRow.read(row), row.requiredInt("findings"));
            case AWAITING_ISSUER -> new State.AwaitingIssuer();
            case SIGNED -> new State.Signed();
            case SUBMITTING -> new State.Submitting(instant(row, "leaseUntil"), row.required("claim"));
            case DEFERRED -> new State.Deferred(row.required("reason"));
            case OUTCOME_UNKNOWN ->
                new State.OutcomeUnknown(
                        row.required("reason"),
                        row.text("notFoundAt").map(Instant::parse).orElse(null));
            case PENDING -> new State.Pending(filing(row));
            case MANUAL_REVIEW -> new State.ManualReview(filing(row));
            case APPROVED -> new State.Approved(filing(row), instant(row, "decidedAt"));
            case REJECTED -> new State.Rejected(filing(row), instant(row, "decidedAt"), row.required("fix"));
            case NOT_QUALIFIED -> new State.NotQualified(row.required("reason"), row.required("fix"));
            case NOT_REQUIRED -> notRequired(row);
            case WITHDRAWN -> new State.Withdrawn();
        };
    }

    private static State notRequired(Json.Obj row) {
        String reason = row.required("reason");
        return switch (reason) {
            case State.Observed.WOULD_PASS -> new State.Observed(List.of());
            case State.Observed.WOULD_FAIL ->
                new State.Observed(List.of(row.required("findingCodes").split(" ", -1)));
            default -> new State.NotRequired(State.NotRequired.Reason.valueOf(reason));
        };
    }

    private static State.Filing filing(Json.Obj row) {
        return new State.Filing(
                nullable(row.text("reference")),
                instant(row, "submittedAt"),
                row.required("verdictCode"),
                nullable(row.text("verdictReason")));
    }

    private static @Nullable String nullable(Optional<String> text) {
        return text.orElse(null);
    }

    private static Instant instant(Json.Obj row, String name) {
        return Instant.parse(row.required(name));
    }
}
