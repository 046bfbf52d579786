package org.ecorelay.attestation.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ecorelay.attestation.verify.Documents.AT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyDocumentTest {
    private static final FixtureKey KEY = FixtureKey.p256();
    private static final KeySet KEYS =
            KeySet.parse(FixtureKey.keySet(KEY.jwk())).orElseThrow();
    private static final String DOCUMENT = KEY.document(Documents.declaration());
    private static final Instant TODAY = AT.minus(Duration.ofHours(1));

    private static Verification verify(Json.Obj credential, Means means) {
        return VerifyDocument.verify(KEY.document(credential), means);
    }

    private static Means asked(Register register, String... lists) {
        return new Means(Optional.of(KEYS), List.of(lists), List.of(), register, AT);
    }

    private static AnswerCode status(Json.Obj credential, Register register, String... lists) {
        return verify(credential, asked(register, lists)).status().code();
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "RS256", "PS256"})
    void a_good_document_is_valid_with_every_algorithm(SignatureAlgorithm algorithm) {
        FixtureKey key = algorithm == SignatureAlgorithm.ES256 ? KEY : FixtureKey.rsa(algorithm);
        KeySet keys = KeySet.parse(FixtureKey.keySet(key.jwk())).orElseThrow();
        Verification found = VerifyDocument.verify(key.document(Documents.declaration()), KeysAlone.at(keys, AT));
        assertThat(found.overall()).isEqualTo(Verdict.VALID);
        assertThat(found.answers())
                .extracting(Answer::verdict)
                .containsExactly(Verdict.VALID, Verdict.VALID, Verdict.SKIPPED, Verdict.VALID, Verdict.SKIPPED);
        assertThat(found.credential()).map(CanonicalJson::text).contains(CanonicalJson.text(Documents.declaration()));
    }

    @Test
    void without_a_key_set_everything_is_unknown_and_nothing_is_shown() {
        var means = new Means(Optional.empty(), List.of(), List.of(), new Register.NotAsked(), AT);
        Verification found = VerifyDocument.verify(DOCUMENT, means);
        assertThat(found.overall()).isEqualTo(Verdict.UNKNOWN);
        assertThat(found.answers())
                .extracting(Answer::code)
                .containsExactly(
                        AnswerCode.NO_KEY_SET,
                        AnswerCode.ISSUER_UNCHECKED,
                        AnswerCode.STATUS_UNCHECKED,
                        AnswerCode.VALIDITY_UNCHECKED,
                        AnswerCode.REPLACEMENT_NOT_ASKED);
        assertThat(found.credential()).isEmpty();
    }

    @Test
    void a_key_that_is_not_in_the_set_is_a_verdict_on_the_issuer_and_none_on_the_data() {
        Verification found =
                VerifyDocument.verify(FixtureKey.p256().document(Documents.declaration()), KeysAlone.at(KEYS, AT));
        assertThat(found.integrity().code()).isEqualTo(AnswerCode.NO_SUCH_KEY);
        assertThat(found.issuer().code()).isEqualTo(AnswerCode.KEY_NOT_IN_SET);
        assertThat(found.overall()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void what_is_not_what_was_signed_is_not_examined_further() {
        Verification found = VerifyDocument.verify("no document", asked(new Register.Known(true, Optional.of("x.2"))));
        assertThat(found.answers())
                .extracting(Answer::code)
                .containsExactly(
                        AnswerCode.NOT_A_JWS,
                        AnswerCode.ISSUER_NOT_EXAMINED,
                        AnswerCode.STATUS_NOT_EXAMINED,
                        AnswerCode.VALIDITY_NOT_EXAMINED,
                        AnswerCode.REPLACEMENT_NOT_EXAMINED);
    }

    /** Five minutes for clocks that differ, at both ends. */
    @ParameterizedTest
    @CsvSource({
        "2026-09-01T07:54:59Z, NOT_YET_VALID",
        "2026-09-01T07:55:00Z, WITHIN_VALIDITY",
        "2027-09-01T08:05:00Z, WITHIN_VALIDITY",
        "2027-09-01T08:05:01Z, EXPIRED"
    })
    void its_days_count_with_five_minutes_for_clocks_that_differ(Instant at, AnswerCode code) {
        assertThat(VerifyDocument.verify(DOCUMENT, KeysAlone.at(KEYS, at))
                        .validity()
                        .code())
                .isEqualTo(code);
    }

    @Test
    void a_register_that_cannot_be_reached_is_never_a_verdict() {
        Verification found = VerifyDocument.verify(DOCUMENT, asked(new Register.Unreachable()));
        assertThat(found.status().code()).isEqualTo(AnswerCode.STATUS_UNREACHABLE);
        assertThat(found.replacement().code()).isEqualTo(AnswerCode.REPLACEMENT_UNREACHABLE);
        assertThat(found.overall()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_document_that_the_register_does_not_know_is_not_confirmed() {
        Verification found = VerifyDocument.verify(DOCUMENT, asked(new Register.Absent()));
        assertThat(found.replacement().code()).isEqualTo(AnswerCode.NOT_IN_REGISTER);
        assertThat(found.overall()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_newer_version_is_named() {
        Verification found = VerifyDocument.verify(DOCUMENT, asked(new Register.Known(false, Optional.of("x.2"))));
        assertThat(found.replacement()).isEqualTo(new Answer(AnswerCode.REPLACED, "x.2"));
        assertThat(found.status().code()).isEqualTo(AnswerCode.NOT_WITHDRAWN);
        assertThat(found.overall()).isEqualTo(Verdict.INVALID);
        Verification newest = VerifyDocument.verify(DOCUMENT, asked(new Register.Known(false, Optional.empty())));
        assertThat(newest.replacement().code()).isEqualTo(AnswerCode.NOT_REPLACED);
        assertThat(newest.overall()).isEqualTo(Verdict.VALID);
    }

    @Test
    void of_list_and_register_the_worse_counts() {
        String clear = KEY.document(Documents.statusList(TODAY));
        String set = KEY.document(Documents.statusList(TODAY, 7));
        var known = new Register.Known(false, Optional.empty());
        var withdrawn = new Register.Known(true, Optional.empty());
        assertThat(status(Documents.listed(7), known, clear)).isEqualTo(AnswerCode.NOT_WITHDRAWN);
        assertThat(status(Documents.listed(7), known, set)).isEqualTo(AnswerCode.WITHDRAWN);
        assertThat(status(Documents.listed(7), withdrawn, clear)).isEqualTo(AnswerCode.WITHDRAWN);
        assertThat(status(Documents.listed(7), known)).isEqualTo(AnswerCode.NOT_WITHDRAWN);
        assertThat(status(Documents.listed(7), new Register.Unreachable())).isEqualTo(AnswerCode.STATUS_UNREACHABLE);
        assertThat(status(Documents.listed(7), new Register.Unreachable(), clear))
                .isEqualTo(AnswerCode.NOT_WITHDRAWN);
        assertThat(status(Documents.listed(7), known, "rubbish")).isEqualTo(AnswerCode.STATUS_LIST_NOT_GENUINE);
    }

    @Test
    void of_several_entries_the_worst_counts() {
        Json revocation = Documents.entry("revocation", Documents.LIST, "1");
        Json suspension = Documents.entry("suspension", "urn:x", "0");
        Json.Obj credential = JsonEdit.with(
                Documents.declaration(), "/credentialStatus", new Json.Arr(List.of(revocation, suspension)));
        String revocations = KEY.document(Documents.statusList(TODAY));
        Json.Obj second = JsonEdit.with(
                JsonEdit.with(Documents.statusList(TODAY, 0), "/id", "'urn:x'"),
                "/credentialSubject/statusPurpose",
                "['suspension','message']");
        var nobody = new Register.NotAsked();
        assertThat(status(credential, nobody, revocations, KEY.document(second)))
                .isEqualTo(AnswerCode.SUSPENDED);
        assertThat(status(credential, nobody, revocations)).isEqualTo(AnswerCode.STATUS_LIST_NOT_THE_ONE);
    }

    @Test
    void the_last_place_of_a_list_is_in_it() {
        int last = 8 * StatusList.MIN_BYTES - 1;
        String list = KEY.document(Documents.statusList(TODAY, last));
        assertThat(status(Documents.listed(last), new Register.NotAsked(), list))
                .isEqualTo(AnswerCode.WITHDRAWN);
        assertThat(status(Documents.listed(last - 1), new Register.NotAsked(), list))
                .isEqualTo(AnswerCode.NOT_WITHDRAWN);
        assertThat(status(Documents.listed(last + 1L), new Register.NotAsked(), list))
                .isEqualTo(AnswerCode.STATUS_INDEX_OUT_OF_RANGE);
    }

    @Test
    void a_list_as_new_as_its_predecessor_is_no_older_one() {
        String list = KEY.document(Documents.statusList(TODAY));
        var means = new Means(Optional.of(KEYS), List.of(list), List.of(list), new Register.NotAsked(), AT);
        assertThat(verify(Documents.listed(7), means).status().code()).isEqualTo(AnswerCode.NOT_WITHDRAWN);
        var forged = new Means(Optional.of(KEYS), List.of(list), List.of("forged"), new Register.NotAsked(), AT);
        assertThat(verify(Documents.listed(7), forged).status().code()).isEqualTo(AnswerCode.STATUS_LIST_NOT_GENUINE);
    }

    @Test
    void a_key_speaks_for_its_owner_and_nobody_whose_name_begins_alike() {
        KeySet keys = KeySet.parse(FixtureKey.keySet(KEY.jwkOf("urn:eco-relay:exporter:acm")))
                .orElseThrow();
        assertThat(VerifyDocument.verify(DOCUMENT, KeysAlone.at(keys, AT))
                        .issuer()
                        .code())
                .isEqualTo(AnswerCode.ISSUER_NOT_THE_KEYS);
        KeySet exact =
                KeySet.parse(FixtureKey.keySet(KEY.jwkOf(Documents.ISSUER))).orElseThrow();
        assertThat(VerifyDocument.verify(DOCUMENT, KeysAlone.at(exact, AT))
                        .issuer()
                        .code())
                .isEqualTo(AnswerCode.ISSUER_CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[],\"keys\":[]}", "{\"keys\":[]} x", "null"})
    void what_is_no_key_set_is_none(String text) {
        assertThat(KeySet.parse(text)).isEmpty();
    }

    @Test
    void keys_that_nobody_can_use_do_not_spoil_a_set() {
        String text = FixtureKey.keySet(
                Json.object()
                        .put("kty", "oct")
                        .put("k", "c2VjcmV0")
                        .put("kid", "secret")
                        .build(),
                Json.object().build(),
                KEY.jwk());
        KeySet keys = KeySet.parse(text.replace("[{", "[1,\"x\",null,{")).orElseThrow();
        assertThat(VerifyDocument.verify(DOCUMENT, KeysAlone.at(keys, AT)).overall())
                .isEqualTo(Verdict.VALID);
        assertThat(KeySet.parse("{\"keys\":[" + " ".repeat(KeySet.MAX_CHARACTERS) + "]}"))
                .isEmpty();
    }

    @Test
    void an_answer_stands_under_its_own_question() {
        Answer intact = Answer.of(AnswerCode.INTACT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Verification(intact, intact, intact, intact, intact, Optional.empty()));
    }

    @Test
    void answers_say_nothing_of_the_document() {
        Json.Obj json = VerifyDocument.verify(DOCUMENT, KeysAlone.at(KEYS, AT)).json();
        assertThat(json.required("overall")).isEqualTo("valid");
        assertThat(json.list("answers")).hasSize(5);
        assertThat(CanonicalJson.text(json)).doesNotContain("Shenzhen", "TABLE-01", "VN");
    }
}
