package org.ecorelay.attestation.verify;

import static org.ecorelay.attestation.verify.Documents.AT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;

/** Attacks on dates and on status lists. */
final class StatusForgeries {
    private static final Instant TODAY = AT.minus(Duration.ofHours(1));
    private static final Instant YESTERDAY = AT.minus(Duration.ofDays(1));

    private final Forgeries forgeries;
    private final FixtureKey maker;
    private final String document;
    private final List<Attack> attacks = new ArrayList<>();

    StatusForgeries(Forgeries forgeries) {
        this.forgeries = forgeries;
        this.maker = forgeries.maker();
        this.document = maker.document(Documents.listed(7));
    }

    List<Attack> all() {
        dates();
        lists();
        packedLists();
        entries();
        return List.copyOf(attacks);
    }

    private void dates() {
        String good = maker.document(Documents.declaration());
        attacks.add(forgeries
                .attack("expired", good, AnswerCode.EXPIRED, "A year and a day later.")
                .at(Instant.parse("2027-09-02T08:00:00Z")));
        attacks.add(forgeries
                .attack("not-yet-valid", good, AnswerCode.NOT_YET_VALID, "The day before.")
                .at(Instant.parse("2026-08-31T08:00:00Z")));
        attacks.add(forgeries.attack(
                "without-an-end",
                maker.document(JsonEdit.without(Documents.declaration(), "/validUntil")),
                AnswerCode.VALIDITY_UNREADABLE,
                "Valid for ever."));
        attacks.add(forgeries.attack(
                "no-such-day",
                maker.document(JsonEdit.with(Documents.declaration(), "/validUntil", "'2027-02-30T00:00:00Z'")),
                AnswerCode.VALIDITY_UNREADABLE,
                "30 February."));
        attacks.add(forgeries.attack(
                "without-a-declarant",
                maker.document(JsonEdit.without(Documents.declaration(), "/issuer")),
                AnswerCode.ISSUER_UNREADABLE,
                "Nobody declares."));
    }

    private String list(Json.Obj list) {
        return maker.document(list);
    }

    private void lists() {
        String clear = list(Documents.statusList(TODAY, 6, 8));
        add(
                "status-good",
                AnswerCode.NOT_WITHDRAWN,
                Attack.Lists.of(clear),
                "Its neighbours were withdrawn, it was not.");
        add("withdrawn", AnswerCode.WITHDRAWN, Attack.Lists.of(list(Documents.statusList(TODAY, 7))), "Withdrawn.");
        add(
                "status-list-missing",
                AnswerCode.STATUS_LIST_MISSING,
                Attack.Lists.NONE,
                "It names a list, nobody brings it.");
        add(
                "status-list-of-another-issuer",
                AnswerCode.STATUS_LIST_OF_ANOTHER,
                Attack.Lists.of(forgeries
                        .beta()
                        .document(Documents.statusList(Documents.OTHER, TODAY, new byte[StatusList.MIN_BYTES]))),
                "A list of another exporter of the key set.");
        add(
                "status-list-older",
                AnswerCode.STATUS_LIST_OLDER,
                new Attack.Lists(
                        List.of(list(Documents.statusList(YESTERDAY))), List.of(list(Documents.statusList(TODAY, 7)))),
                "Yesterday's list hides what was withdrawn today.");
        add(
                "status-list-expired",
                AnswerCode.STATUS_LIST_EXPIRED,
                Attack.Lists.of(list(Documents.statusList(AT.minus(Duration.ofDays(8))))),
                "A list of last week.");
        add(
                "status-list-of-tomorrow",
                AnswerCode.STATUS_LIST_NOT_YET,
                Attack.Lists.of(list(Documents.statusList(AT.plus(Duration.ofDays(1))))),
                "A list that is not yet made.");
        add(
                "status-list-altered",
                AnswerCode.STATUS_LIST_NOT_GENUINE,
                Attack.Lists.of(altered()),
                "The bit cleared under the old signature.");
        add(
                "status-list-unsigned",
                AnswerCode.STATUS_LIST_NOT_GENUINE,
                Attack.Lists.of(CanonicalJson.text(Documents.statusList(TODAY))),
                "The list without a signature.");
        add(
                "status-list-by-nobody",
                AnswerCode.STATUS_LIST_NOT_GENUINE,
                Attack.Lists.of(FixtureKey.p256().document(Documents.statusList(TODAY))),
                "A list signed by a stranger.");
        add(
                "status-list-under-another-id",
                AnswerCode.STATUS_LIST_NOT_THE_ONE,
                Attack.Lists.of(
                        list(JsonEdit.with(Documents.statusList(TODAY), "/id", "'urn:eco-relay:status-list:acme:2'"))),
                "The issuer's other list.");
        add(
                "status-list-that-is-a-document",
                AnswerCode.STATUS_LIST_MALFORMED,
                Attack.Lists.of(document),
                "Another document of the same key in its place.");
    }

    private String altered() {
        String[] withdrawn = list(Documents.statusList(TODAY, 7)).split("\\.", -1);
        String[] clear = list(Documents.statusList(TODAY)).split("\\.", -1);
        return withdrawn[0] + "." + clear[1] + "." + withdrawn[2];
    }

    private void packedLists() {
        packed("status-list-bomb", Documents.packed(new byte[16 << 20]), "16 MB in a few kilobytes.");
        packed("status-list-short", Documents.packed(new byte[16]), "So short that asking tells whom it is about.");
        packed("status-list-not-packed", new byte[64], "Bytes that are no GZIP.");
        Json.Obj whole = Documents.statusList(TODAY);
        add(
                "status-list-without-an-end",
                AnswerCode.STATUS_LIST_MALFORMED,
                Attack.Lists.of(list(JsonEdit.without(whole, "/validUntil"))),
                "A list that could be shown for ever.");
        add(
                "status-list-of-another-purpose",
                AnswerCode.STATUS_PURPOSE_DIFFERS,
                Attack.Lists.of(list(JsonEdit.with(whole, "/credentialSubject/statusPurpose", "'suspension'"))),
                "A list about something else.");
    }

    private void packed(String name, byte[] bytes, String why) {
        Json.Obj list = JsonEdit.with(
                Documents.statusList(TODAY),
                "/credentialSubject/encodedList",
                Json.text("u" + Base64Url.encode(bytes)));
        add(name, AnswerCode.STATUS_LIST_MALFORMED, Attack.Lists.of(list(list)), why);
    }

    private void entries() {
        Attack.Lists clear = Attack.Lists.of(list(Documents.statusList(TODAY)));
        entry(
                "status-index-outside",
                Documents.listed(8L * StatusList.MIN_BYTES),
                AnswerCode.STATUS_INDEX_OUT_OF_RANGE,
                clear,
                "A place behind the end.");
        entry(
                "status-index-huge",
                Documents.listed(999_999_999_999_999_999L),
                AnswerCode.STATUS_INDEX_OUT_OF_RANGE,
                clear,
                "A place far behind the end.");
        Json.Obj negative = JsonEdit.with(Documents.listed(7), "/credentialStatus/statusListIndex", "'-1'");
        entry(
                "status-index-negative",
                negative,
                AnswerCode.STATUS_ENTRY_MALFORMED,
                clear,
                "A place before the beginning.");
        Json.Obj word = JsonEdit.with(Documents.listed(7), "/credentialStatus", "'none'");
        entry("status-entry-a-word", word, AnswerCode.STATUS_ENTRY_MALFORMED, clear, "A status that says nothing.");
        Json.Obj none = JsonEdit.with(Documents.listed(7), "/credentialStatus", "[]");
        entry("status-entries-none", none, AnswerCode.STATUS_ENTRY_MALFORMED, clear, "An empty list of statuses.");
        Json.Obj message = JsonEdit.with(Documents.listed(7), "/credentialStatus/statusPurpose", "'message'");
        entry(
                "status-purpose-unknown",
                message,
                AnswerCode.STATUS_ENTRY_MALFORMED,
                clear,
                "A purpose that nobody here knows.");
    }

    private void add(String name, AnswerCode code, Attack.Lists lists, String why) {
        attacks.add(forgeries.attack(name, document, code, why).with(lists));
    }

    private void entry(String name, Json.Obj content, AnswerCode code, Attack.Lists lists, String why) {
        attacks.add(forgeries.attack(name, maker.document(content), code, why).with(lists));
    }
}
