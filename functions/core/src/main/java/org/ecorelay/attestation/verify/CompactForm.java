package org.ecorelay.attestation.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;

/**
 * A signed document taken apart, before any key is looked at. Only the one form that the builder writes is read: header members
 * {@code alg, kid, typ, cty} and no others, so that no {@code crit}, {@code jwk}, {@code jku} or {@code x5u} is ever followed, and
 * canonical content (RFC 8785), so that all readers read the same.
 *
 * @param algorithm what the header says; the key has the last word
 * @param keyId what the header says
 * @param signed the bytes that are signed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CompactForm(String algorithm, String keyId, Json.Obj payload, byte[] signed, byte[] signature) {
    /** Characters of the compact form; a document with the most lines has a fifth of it. */
    static final int MAX_CHARACTERS = 262_144;

    private static final Map<String, String> FIXED = Map.of("typ", "vc+jwt", "cty", "vc");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /** What a text turned out to be. */
    sealed interface Reading {
        /** In the form that is accepted. */
        record Read(CompactForm form) implements Reading {}

        /** In another one. */
        record Refused(AnswerCode code) implements Reading {}
    }

    /** Takes a text apart; one that is too large is not even looked at. */
    static Reading read(String compact) {
        if (compact.length() > MAX_CHARACTERS) {
            return new Reading.Refused(AnswerCode.TOO_LARGE);
        }
        int first = compact.indexOf('.');
        int last = compact.lastIndexOf('.');
        if (first < 0 || first == last || compact.indexOf('.', first + 1) != last) {
            return new Reading.Refused(AnswerCode.NOT_A_JWS);
        }
        var header = Base64Url.decode(compact.substring(0, first));
        var payload = Base64Url.decode(compact.substring(first + 1, last));
        var signature = Base64Url.decode(compact.substring(last + 1));
        if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
            return new Reading.Refused(AnswerCode.NOT_BASE64URL);
        }
        byte[] signed = compact.substring(0, last).getBytes(StandardCharsets.US_ASCII);
        return read(header.get(), payload.get(), signed, signature.get());
    }

    private static Reading read(byte[] header, byte[] payload, byte[] signed, byte[] signature) {
        if (Nesting.exceeds(header, JsonReader.MAX_DEPTH) || Nesting.exceeds(payload, JsonReader.MAX_DEPTH)) {
            return new Reading.Refused(AnswerCode.TOO_DEEP);
        }
        Optional<Json.Obj> head = object(header);
        if (head.isEmpty()) {
            return new Reading.Refused(AnswerCode.HEADER_MALFORMED);
        }
        if (!hasItsMembers(head.get())) {
            return new Reading.Refused(AnswerCode.HEADER_MEMBERS);
        }
        String keyId = head.get().required("kid");
        if (!KEY_ID.matcher(keyId).matches()) {
            return new Reading.Refused(AnswerCode.KEY_ID_MALFORMED);
        }
        Optional<Json.Obj> content = object(payload);
        if (content.isEmpty()) {
            return new Reading.Refused(AnswerCode.PAYLOAD_MALFORMED);
        }
        return Arrays.equals(CanonicalJson.bytes(content.get()), payload)
                ? new Reading.Read(new CompactForm(head.get().required("alg"), keyId, content.get(), signed, signature))
                : new Reading.Refused(AnswerCode.PAYLOAD_NOT_CANONICAL);
    }

    private static boolean hasItsMembers(Json.Obj header) {
        return header.members().size() == FIXED.size() + 2
                && header.text("alg").isPresent()
                && header.text("kid").isPresent()
                && FIXED.entrySet().stream()
                        .allMatch(member -> header.text(member.getKey()).equals(Optional.of(member.getValue())));
    }

    private static Optional<Json.Obj> object(byte[] utf8) {
        try {
            return JsonReader.read(utf8) instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }
}
