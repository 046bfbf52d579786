package org.ecorelay.certificate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.SigningKey;
import org.ecorelay.attestation.TestSigningKey;
import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

/** Version 1 was replaced by version 2, which is in force; each has the place of its number in a status list. */
class StandingTest {
    private static final String LIST = "https://relay.example/v1/status-lists/acme/0";
    private static final String SECOND = "documents/000002.jwt";

    private static Json.Obj listed(Json.Obj credential, int place) {
        return JsonEdit.with(credential, "/credentialStatus", """
                {'type':'BitstringStatusListEntry','statusPurpose':'revocation','statusListIndex':'%d',
                 'statusListCredential':'%s'}
                """.formatted(place, LIST));
    }

    private static String list(Set<Integer> set, SigningKey key) throws IOException {
        var bits = new byte[1 << 14];
        set.forEach(place -> bits[place / 8] |= (byte) (0x80 >> place % 8));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bits);
        }
        String encoded = "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
        Json.Obj credential = (Json.Obj) JsonEdit.json("""
                {'@context':['https://www.w3.org/ns/credentials/v2'],'id':'%s','issuer':'urn:eco-relay:exporter:acme',
                 'type':['VerifiableCredential','BitstringStatusListCredential'],
                 'validFrom':'2026-09-02T00:00:00Z','validUntil':'2026-09-09T00:00:00Z',
                 'credentialSubject':{'type':'BitstringStatusList','statusPurpose':'revocation','encodedList':'%s'}}
                """.formatted(LIST, encoded));
        return Jws.sign(credential, key).compact();
    }

    private static byte[] withLists(List<String> lists) {
        Forger forger = Forgery.forger()
                .withoutAll("status-lists/")
                .signed("documents/000001.jwt", credential -> listed(credential, 1), Forgery.KEY)
                .signed(SECOND, credential -> listed(credential, 2), Forgery.KEY);
        for (int i = 0; i < lists.size(); i++) {
            String file = "status-lists/%03d.jwt".formatted(i + 1);
            forger.put("status-list", file, Optional.empty(), lists.get(i).getBytes(StandardCharsets.UTF_8));
        }
        return forger.bytes();
    }

    private static EvidenceReport examine(String... lists) {
        return Forgery.PACKING.examine(withLists(List.of(lists)));
    }

    private static void breaks(String code, String... lists) {
        assertThat(examine(lists).broken().orElseThrow().code()).isEqualTo(code);
    }

    @Test
    void a_list_that_says_what_the_events_say_holds() throws IOException {
        assertThat(examine(list(Set.of(), Forgery.KEY)).overall()).isEqualTo(Verdict.VALID);
        assertThat(examine(list(Set.of(1), Forgery.KEY)).overall()).isEqualTo(Verdict.VALID);
    }

    @Test
    void a_list_is_read_at_its_own_time_years_later() throws IOException {
        var question = new VerifyEvidence.Question(
                KeySet.parse(Packing.keySet(Forgery.KEY)), Optional.empty(), Instant.parse("2035-01-01T00:00:00Z"));
        byte[] holds = withLists(List.of(list(Set.of(1), Forgery.KEY)));
        byte[] ahead = withLists(List.of(list(Set.of(2), Forgery.KEY)));
        assertThat(VerifyEvidence.verify(holds, question).overall()).isEqualTo(Verdict.VALID);
        assertThat(VerifyEvidence.verify(ahead, question).overall()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_list_that_takes_back_what_is_in_force_is_ahead_of_the_events_and_a_doubt() throws IOException {
        doubts(EvidenceCode.STATUS_AHEAD, "WITHDRAWN", list(Set.of(2), Forgery.KEY));
        doubts(EvidenceCode.STATUS_AHEAD, "WITHDRAWN", list(Set.of(1, 2), Forgery.KEY));
    }

    @Test
    void a_document_whose_list_was_left_out_or_is_another_one_is_a_doubt() throws IOException {
        EvidenceReport without = examine();
        assertThat(without.overall()).isEqualTo(Verdict.UNKNOWN);
        assertThat(without.doubts())
                .containsExactly(
                        Flaw.of(EvidenceCode.STATUS_LIST_NOT_THERE, "documents/000001.jwt", "STATUS_LIST_MISSING"));
        Forger others = Forgery.forger().signed(SECOND, credential -> listed(credential, 2), Forgery.KEY);
        EvidenceReport another = Forgery.PACKING.examine(others.bytes());
        assertThat(another.doubts())
                .containsExactly(Flaw.of(EvidenceCode.STATUS_LIST_NOT_THERE, SECOND, "STATUS_LIST_NOT_THE_ONE"));
    }

    @Test
    void a_list_that_is_not_genuine_breaks_it_whatever_is_doubtful_before() throws IOException {
        Forger forger = Forgery.forger()
                .withoutAll("status-lists/")
                .signed("documents/000001.jwt", credential -> listed(credential, 99_999_999), Forgery.KEY)
                .signed(SECOND, credential -> listed(credential, 2), Forgery.KEY)
                .put(
                        "status-list",
                        "status-lists/001.jwt",
                        Optional.empty(),
                        list(Set.of(2), Forgery.KEY).getBytes(StandardCharsets.UTF_8));
        assertThat(Forgery.PACKING.examine(forger.bytes()).broken().orElseThrow())
                .extracting(Flaw::code, Flaw::file)
                .containsExactly("STATUS_INDEX_OUT_OF_RANGE", "documents/000001.jwt");
    }

    private static void doubts(EvidenceCode code, String detail, String... lists) {
        EvidenceReport report = examine(lists);
        assertThat(report.overall()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.broken()).isEmpty();
        assertThat(report.doubts()).containsExactly(Flaw.of(code, SECOND, detail));
    }

    @Test
    void a_list_that_is_not_genuine_breaks_it() throws IOException {
        breaks("STATUS_LIST_NOT_GENUINE", list(Set.of(1), new TestSigningKey()));
        breaks("STATUS_LIST_NOT_GENUINE", "no list");
        breaks("STATUS_LIST_NOT_GENUINE", "a.b.c");
        Json.Obj empty =
                Json.object().put("issuer", "urn:eco-relay:exporter:acme").build();
        breaks("STATUS_LIST_MALFORMED", Jws.sign(empty, Forgery.KEY).compact());
    }
}
