package org.ecorelay.attestation.verify;

import static org.ecorelay.attestation.verify.Documents.AT;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.json.Json;

/** Attacks on header and content. The keys are made anew whenever the fixtures are. */
final class Forgeries {
    private final FixtureKey maker = FixtureKey.p256();
    private final FixtureKey beta = FixtureKey.p256();
    private final FixtureKey stranger = FixtureKey.p256();
    private final Attack.Keys keys =
            new Attack.Keys("keys.json", FixtureKey.keySet(maker.jwkOf(Documents.ACME), beta.jwkOf(Documents.OTHER)));
    private final Json.Obj declaration = Documents.declaration();
    private final String payload = CanonicalJson.text(declaration);
    private final String header = CanonicalJson.text(maker.header());
    private final String good = maker.document(declaration);
    private final List<Attack> attacks = new ArrayList<>();

    FixtureKey maker() {
        return maker;
    }

    FixtureKey beta() {
        return beta;
    }

    Attack attack(String name, String text, AnswerCode code, String why) {
        Verdict overall = code.verdict() == Verdict.SKIPPED ? Verdict.VALID : code.verdict();
        return new Attack(name, text, keys, Attack.Lists.NONE, AT, code, overall, why);
    }

    private void add(String name, String text, AnswerCode code, String why) {
        attacks.add(attack(name, text, code, why));
    }

    List<Attack> all() {
        add("good", good, AnswerCode.INTACT, "Nothing is wrong with it: the control of all others.");
        algorithms();
        keys();
        headers();
        encodings();
        contents();
        sizes();
        attacks.addAll(new SignatureForgeries(this, good).all());
        return List.copyOf(attacks);
    }

    private void algorithms() {
        String unsigned = FixtureKey.part(CanonicalJson.text(FixtureKey.header("none", maker.kid())));
        add(
                "alg-none",
                unsigned + "." + FixtureKey.part(payload) + ".",
                AnswerCode.ALGORITHM_REFUSED,
                "No signature at all.");
        String mixed = CanonicalJson.text(FixtureKey.header("nOnE", maker.kid()));
        add(
                "alg-none-in-mixed-case",
                maker.signed(mixed, payload),
                AnswerCode.ALGORITHM_REFUSED,
                "none, as a filter may not see it.");
        add(
                "hs256-with-the-public-key",
                hmac(),
                AnswerCode.ALGORITHM_REFUSED,
                "The public key as a secret that everybody knows.");
        String es384 = CanonicalJson.text(FixtureKey.header("ES384", maker.kid()));
        add("es384", maker.signed(es384, payload), AnswerCode.ALGORITHM_REFUSED, "An algorithm that no profile has.");
        FixtureKey pss = FixtureKey.rsa(SignatureAlgorithm.PS256);
        String rs256 = CanonicalJson.text(FixtureKey.header("RS256", pss.kid()));
        attacks.add(attack(
                        "rs256-with-a-ps256-key",
                        pss.signed(rs256, payload),
                        AnswerCode.ALGORITHM_OF_ANOTHER_KEY,
                        "The header chooses a weaker use of a key.")
                .keys(FixtureKey.keySet(pss.jwk())));
        String confused = CanonicalJson.text(FixtureKey.header("PS256", maker.kid()));
        add(
                "ps256-with-an-es256-key",
                pss.signed(confused, payload),
                AnswerCode.ALGORITHM_OF_ANOTHER_KEY,
                "A signature of another kind under our key's id.");
    }

    private String hmac() {
        String input = FixtureKey.part(CanonicalJson.text(FixtureKey.header("HS256", maker.kid()))) + "."
                + FixtureKey.part(payload);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(maker.publicKey().getEncoded(), "HmacSHA256"));
            return input + "." + Base64Url.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keys() {
        add(
                "key-of-another-exporter",
                beta.document(declaration),
                AnswerCode.ISSUER_NOT_THE_KEYS,
                "Signed by another exporter of the key set.");
        attacks.add(new Attack(
                "key-of-nobody",
                stranger.document(declaration),
                keys,
                Attack.Lists.NONE,
                AT,
                AnswerCode.KEY_NOT_IN_SET,
                Verdict.INVALID,
                "A key that is not in the set."));
        add(
                "key-of-nobody-under-our-id",
                stranger.signed(header, payload),
                AnswerCode.SIGNATURE_WRONG,
                "A stranger's signature under our key's id.");
        add(
                "kid-path",
                maker.signed(CanonicalJson.text(FixtureKey.header("ES256", "../../etc/keys/attacker.json")), payload),
                AnswerCode.KEY_ID_MALFORMED,
                "A key id that is a path.");
        add(
                "kid-url",
                maker.signed(
                        CanonicalJson.text(FixtureKey.header("ES256", "https://attacker.example/jwks.json")), payload),
                AnswerCode.KEY_ID_MALFORMED,
                "A key id that is an address.");
        add(
                "kid-query",
                maker.signed(CanonicalJson.text(FixtureKey.header("ES256", "x' OR '1'='1")), payload),
                AnswerCode.KEY_ID_MALFORMED,
                "A key id that is a piece of a query.");
        attacks.add(attack("two-keys-of-one-id", good, AnswerCode.KEY_AMBIGUOUS, "The key set has the id twice.")
                .keys(FixtureKey.keySet(maker.jwk(), maker.jwk())));
        attacks.add(attack(
                        "wrong-curve",
                        wrongCurve(),
                        AnswerCode.KEY_UNUSABLE,
                        "A key on P-384 that says it is for ES256.")
                .keys(FixtureKey.keySet(WrongCurve.JWK)));
        attacks.add(attack("off-the-curve", good, AnswerCode.KEY_UNUSABLE, "A key that is no point of its curve.")
                .keys(FixtureKey.keySet(WrongCurve.moved(maker.jwk()))));
    }

    private String wrongCurve() {
        String input = FixtureKey.part(CanonicalJson.text(FixtureKey.header("ES256", WrongCurve.ID))) + "."
                + FixtureKey.part(payload);
        return input + "." + Base64Url.encode(WrongCurve.sign(input));
    }

    private void headers() {
        extra("header-jku", "jku", Json.text("https://attacker.example/jwks.json"), "An address to get the key from.");
        extra(
                "header-x5u",
                "x5u",
                Json.text("https://attacker.example/key.pem"),
                "An address to get a certificate from.");
        extra("header-jwk", "jwk", stranger.jwk(), "The key brought along.");
        extra("header-crit", "crit", new Json.Arr(List.of(Json.text("exp"))), "A demand to understand something else.");
        extra("header-b64", "b64", Json.bool(false), "A content that would not be encoded (RFC 7797).");
        add(
                "header-without-typ",
                maker.signed("{\"alg\":\"ES256\",\"cty\":\"vc\",\"kid\":\"" + maker.kid() + "\"}", payload),
                AnswerCode.HEADER_MEMBERS,
                "No word on what it is.");
        add(
                "header-of-another-type",
                maker.signed(header.replace("vc+jwt", "JWT"), payload),
                AnswerCode.HEADER_MEMBERS,
                "A token for something else, signed by the same key.");
        add(
                "duplicate-header-member",
                maker.signed(header.replace("{\"alg\"", "{\"alg\":\"none\",\"alg\""), payload),
                AnswerCode.HEADER_MALFORMED,
                "Two algorithms, one for each reader.");
    }

    private void extra(String name, String member, Json value, String why) {
        var more = Json.object();
        maker.header().members().forEach(more::put);
        add(
                name,
                maker.signed(CanonicalJson.text(more.put(member, value).build()), payload),
                AnswerCode.HEADER_MEMBERS,
                why);
    }

    private void encodings() {
        String[] parts = good.split("\\.", -1);
        add(
                "padded",
                parts[0] + "." + parts[1] + "." + parts[2] + "==",
                AnswerCode.NOT_BASE64URL,
                "The signature with padding: another text, the same bytes.");
        add(
                "spare-bits",
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, 85) + next(parts[2].charAt(85)),
                AnswerCode.NOT_BASE64URL,
                "Bits that no byte has: another text, the same bytes.");
        add(
                "plain-base64",
                parts[0] + "." + parts[1] + "." + "+" + parts[2].substring(1),
                AnswerCode.NOT_BASE64URL,
                "The other alphabet.");
        add("four-parts", good + ".", AnswerCode.NOT_A_JWS, "One dot too many.");
        add("two-parts", parts[0] + "." + parts[1], AnswerCode.NOT_A_JWS, "The signature is missing.");
        add("empty", "", AnswerCode.NOT_A_JWS, "Nothing.");
        add(
                "line-break",
                parts[0] + "\n." + parts[1] + "." + parts[2],
                AnswerCode.NOT_BASE64URL,
                "White space inside.");
    }

    private static char next(char last) {
        return (char) (last + 1);
    }

    private void contents() {
        add(
                "duplicate-member",
                maker.signed(header, "{\"@context\":[]," + payload.substring(1)),
                AnswerCode.PAYLOAD_MALFORMED,
                "A member twice: each reader takes another.");
        add(
                "duplicate-nested-member",
                maker.signed(header, payload.replace("\"importCountry\":{", "\"importCountry\":{\"code\":\"JP\",")),
                AnswerCode.PAYLOAD_MALFORMED,
                "A nested member twice.");
        add(
                "spaces",
                maker.signed(header, payload.replace("\":\"", "\": \"")),
                AnswerCode.PAYLOAD_NOT_CANONICAL,
                "Signed, but in another form than the canonical one.");
        String reordered =
                "{" + payload.substring(payload.indexOf("\"credentialSubject\""), payload.indexOf(",\"id\":\"urn"))
                        + "," + payload.substring(1, payload.indexOf("\"credentialSubject\""))
                        + payload.substring(payload.indexOf(",\"id\":\"urn") + 1);
        String[] parts = good.split("\\.", -1);
        add(
                "re-encoded",
                parts[0] + "." + FixtureKey.part(reordered) + "." + parts[2],
                AnswerCode.PAYLOAD_NOT_CANONICAL,
                "The same content written anew, under the old signature.");
        add(
                "changed",
                parts[0] + "." + FixtureKey.part(payload.replace("\"VN\"", "\"JP\"")) + "." + parts[2],
                AnswerCode.SIGNATURE_WRONG,
                "Another country under the old signature.");
        add("not-json", maker.signed(header, "eCO"), AnswerCode.PAYLOAD_MALFORMED, "Signed, but no JSON.");
        add("array", maker.signed(header, "[" + payload + "]"), AnswerCode.PAYLOAD_MALFORMED, "Signed, but no object.");
        add(
                "lone-surrogate",
                maker.signed(header, payload.replace("Dining", "\\ud800")),
                AnswerCode.PAYLOAD_MALFORMED,
                "Half of a character.");
    }

    private void sizes() {
        add("ten-megabytes", good + "A".repeat(10 * 1024 * 1024), AnswerCode.TOO_LARGE, "10 MB.");
        add(
                "nesting-10000",
                maker.signed(header, "[".repeat(10_000) + "]".repeat(10_000)),
                AnswerCode.TOO_DEEP,
                "10,000 arrays inside each other.");
        add(
                "nesting-in-the-header",
                maker.signed("{\"alg\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", payload),
                AnswerCode.TOO_DEEP,
                "The same where a key is looked for.");
    }
}
