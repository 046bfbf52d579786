package org.ecorelay.attestation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;

/**
 * A signed document: JWS compact serialization (RFC 7515) over canonical JSON.
 *
 * @param compact {@code header.payload.signature}
 */
public record Jws(String compact) {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    public Jws {
        if (compact.chars().filter(c -> c == '.').count() != 2) {
            throw new IllegalArgumentException("a JWS has three parts");
        }
    }

    /** Signs a credential (VC-JOSE-COSE: {@code typ vc+jwt}). */
    public static Jws sign(Json.Obj credential, SigningKey key) {
        Json.Obj header = Json.object()
                .put("alg", key.algorithm().name())
                .put("kid", key.keyId())
                .put("typ", "vc+jwt")
                .put("cty", "vc")
                .build();
        String signingInput = BASE64URL.encodeToString(CanonicalJson.bytes(header))
                + "."
                + BASE64URL.encodeToString(CanonicalJson.bytes(credential));
        byte[] signature = key.sign(signingInput.getBytes(StandardCharsets.US_ASCII));
        return new Jws(signingInput + "." + BASE64URL.encodeToString(signature));
    }

    /** The document's identity: hash of its signing input, the same whichever valid form the signature has. */
    public Sha256 identity() {
        return Sha256.of(compact.substring(0, compact.lastIndexOf('.')));
    }

    /** The signed credential, not verified. */
    public Json.Obj payload() {
        return JsonReader.readOwn(Base64.getUrlDecoder().decode(compact.split("\\.", -1)[1]));
    }

    @Override
    public String toString() {
        return "Jws[" + identity() + "]";
    }
}
