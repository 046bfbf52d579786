package org.ecorelay.attestation.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.attestation.verify.Documents.AT;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.junit.jupiter.api.Test;

/**
 * Changed documents by the thousand, by the hundred thousand with {@code -Pdeep}: none is taken for good, and none makes the verifier
 * throw. nimbus-jose-jwt is the second judge: what it refuses is refused here.
 */
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", Boolean.getBoolean("deep") ? 100_000 : 10_000);
    private static final long SEED = Long.getLong("fuzz.seed", 7);

    private static final FixtureKey KEY = FixtureKey.p256();
    private static final FixtureKey PSS = FixtureKey.rsa(SignatureAlgorithm.PS256);
    private static final String KEY_SET = FixtureKey.keySet(KEY.jwk(), PSS.jwk());
    private static final KeySet KEYS = KeySet.parse(KEY_SET).orElseThrow();
    private static final String LIST = KEY.document(Documents.statusList(AT.minus(Duration.ofHours(1))));
    private static final List<String> GOOD = List.of(
            KEY.document(Documents.declaration()),
            KEY.document(Documents.listed(7)),
            PSS.document(Documents.declaration()),
            LIST);

    private final Random random = new Random(SEED);
    private final Mutant mutant = new Mutant(random);

    private static Means means(Optional<KeySet> keys, String list) {
        return new Means(keys, List.of(list), List.of(LIST), new Register.NotAsked(), AT);
    }

    /** Whether nimbus-jose-jwt takes it for signed by our key. */
    private static boolean nimbusAccepts(String compact) throws JOSEException {
        try {
            var key = ECKey.parse(CanonicalJson.text(KEY.jwk()));
            return JWSObject.parse(compact).verify(new ECDSAVerifier(key));
        } catch (ParseException refused) {
            return false;
        }
    }

    @Test
    void no_changed_document_is_taken_for_good() {
        int refused = 0;
        for (int i = 0; i < INPUTS; i++) {
            String changed = mutant.of(GOOD);
            Verification found = VerifyDocument.verify(changed, means(Optional.of(KEYS), LIST));
            if (GOOD.contains(changed)) {
                continue;
            }
            assertThat(found.integrity().verdict())
                    .as("input %d: %s", i, changed)
                    .isNotEqualTo(Verdict.VALID);
            assertThat(found.overall()).as("input %d: %s", i, changed).isNotEqualTo(Verdict.VALID);
            refused++;
        }
        assertThat(refused).isGreaterThan(INPUTS * 9 / 10);
        System.out.printf("verifier: %,d changed documents refused, seed %d%n", refused, SEED);
    }

    @Test
    void what_the_other_library_refuses_is_refused_whoever_has_signed_it() throws JOSEException {
        int accepted = 0;
        for (int i = 0; i < INPUTS / 10; i++) {
            String header = random.nextInt(4) == 0
                    ? mutant.changed(CanonicalJson.text(KEY.header()))
                    : CanonicalJson.text(KEY.header());
            String document = KEY.signed(header, mutant.changed(CanonicalJson.text(Documents.listed(7))));
            if (VerifyDocument.verify(document, KeysAlone.at(KEYS, AT))
                            .integrity()
                            .verdict()
                    == Verdict.VALID) {
                assertThat(nimbusAccepts(document))
                        .as("input %d: %s", i, document)
                        .isTrue();
                accepted++;
            }
        }
        // It says something only while both take much and refuse much.
        assertThat(accepted).isBetween(INPUTS / 100, INPUTS / 10 * 9 / 10);
        System.out.printf(
                "verifier: %,d signed documents with other content, nimbus accepts all %,d that we do%n",
                INPUTS / 10, accepted);
    }

    @Test
    void whatever_is_given_as_list_or_key_set_nothing_is_thrown_and_no_altered_list_believed() {
        String document = GOOD.get(1);
        int keySets = 0;
        for (int i = 0; i < INPUTS / 10; i++) {
            String list = mutant.of(List.of(LIST));
            if (!list.equals(LIST)) {
                assertThat(VerifyDocument.verify(document, means(Optional.of(KEYS), list))
                                .status()
                                .verdict())
                        .as("input %d: %s", i, list)
                        .isEqualTo(Verdict.UNKNOWN);
            }
            Optional<KeySet> keys = KeySet.parse(mutant.changed(KEY_SET));
            keySets += keys.isPresent() ? 1 : 0;
            VerifyDocument.verify(document, means(keys, LIST));
        }
        assertThat(keySets).isGreaterThan(INPUTS / 100);
    }

    @Test
    void no_changed_history_is_taken_for_whole() {
        EventChain good = EventForgery.all().getFirst().chain();
        for (int i = 0; i < INPUTS / 10; i++) {
            var events = new ArrayList<>(good.events());
            int place = random.nextInt(events.size());
            events.set(place, mutant.changed(events.get(place)));
            var outcome = new EventChain(good.certificate(), events, good.documents(), good.bodies(), good.newest())
                    .examine();
            assertThat(outcome instanceof EventChain.Outcome.Intact)
                    .as("input %d: %s", i, events)
                    .isEqualTo(events.equals(good.events()));
        }
    }

    /** Negative control: the fuzzer finds a judge that looks at nothing but the form. */
    @Test
    void a_judge_that_looks_at_the_form_alone_would_be_found() {
        int taken = 0;
        for (int i = 0; i < 2_000; i++) {
            String changed = mutant.of(GOOD);
            taken += !GOOD.contains(changed) && CompactForm.read(changed) instanceof CompactForm.Reading.Read ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(100);
    }

    @Test
    void the_other_library_and_this_one_verify_each_other() throws Exception {
        String ours = KEY.document(Documents.declaration());
        assertThat(nimbusAccepts(ours)).isTrue();
        var signer = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(signer.getKeyID())
                .type(new JOSEObjectType("vc+jwt"))
                .contentType("vc")
                .build();
        var theirs = new JWSObject(header, new Payload(CanonicalJson.bytes(Documents.declaration())));
        theirs.sign(new ECDSASigner(signer));
        var set = new JWKSet(new ECKey.Builder(signer.toPublicJWK())
                .algorithm(JWSAlgorithm.ES256)
                .build());
        KeySet keys = KeySet.parse(set.toString()).orElseThrow();
        assertThat(VerifyDocument.verify(theirs.serialize(), KeysAlone.at(keys, AT))
                        .overall())
                .isEqualTo(Verdict.VALID);
    }
}
