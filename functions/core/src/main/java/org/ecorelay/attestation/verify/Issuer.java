package org.ecorelay.attestation.verify;

import java.util.Optional;
import org.ecorelay.json.Json;

/** Who a credential says has issued it (VC 2.0 4.7): an id, or an object with one. Of an e-CO it is the declarant of box 15. */
final class Issuer {
    private Issuer() {}

    static Optional<String> id(Json.Obj credential) {
        return credential
                .text("issuer")
                .or(() -> credential.object("issuer").text("id"))
                .filter(id -> !id.isBlank());
    }
}
