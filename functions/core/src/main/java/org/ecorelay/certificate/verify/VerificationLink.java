package org.ecorelay.certificate.verify;

import java.net.URI;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.CertificateId;

/** The address behind the QR code of a document. */
public final class VerificationLink {
    private VerificationLink() {}

    /**
     * The page of one signed version. The hash is a fragment: browsers keep it to themselves, so that it is in no server's log.
     *
     * @param publicUrl address of the API as a buyer reaches it, with or without a slash at its end
     * @param identity SHA-256 of the JWS signing input
     */
    public static URI of(URI publicUrl, CertificateId id, Sha256 identity) {
        String base = publicUrl.toString().replaceFirst("/$", "");
        return URI.create("%s/verify/%s#%s".formatted(base, id, identity.value()));
    }
}
