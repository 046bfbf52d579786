package org.ecorelay.attestation.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.HexFormat;
import org.ecorelay.json.Json;

/** A P-384 key under the name of a P-256 one. */
final class WrongCurve {
    private static final KeyPair PAIR = FixtureKey.curve("secp384r1");
    static final String ID = "p384-key-that-says-it-is-for-ES256";
    static final Json.Obj JWK = jwk();

    private WrongCurve() {}

    private static Json.Obj jwk() {
        var point = ((ECPublicKey) PAIR.getPublic()).getW();
        return Json.object()
                .put("kty", "EC")
                .put("crv", "P-384")
                .put("x", Base64Url.encode(HexFormat.of().parseHex("%096x".formatted(point.getAffineX()))))
                .put("y", Base64Url.encode(HexFormat.of().parseHex("%096x".formatted(point.getAffineY()))))
                .put("alg", "ES256")
                .put("use", "sig")
                .put("kid", ID)
                .build();
    }

    /** A key with x as its y, too. */
    static Json.Obj moved(Json.Obj jwk) {
        var moved = Json.object();
        jwk.members()
                .forEach((name, value) ->
                        moved.put(name, name.equals("y") ? jwk.members().get("x") : value));
        return moved.build();
    }

    static byte[] sign(String input) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(PAIR.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
