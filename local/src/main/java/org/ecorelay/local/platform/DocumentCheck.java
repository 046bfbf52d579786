package org.ecorelay.local.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.ecorelay.local.platform.Answer.Finding;

/** Whether a signed document is one that the platform takes: signature, identity, then the fields of its destination. */
final class DocumentCheck {
    private static final String ID_PREFIX = "urn:eco-relay:";

    private static final String CERTIFICATE_NUMBER = "/certificateOfOrigin/issuedCertificate/id";

    /** One by one: no algorithm with a shared secret, which a public key would be. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256);

    private final ObjectMapper mapper = new ObjectMapper();
    private final PlatformRules rules;
    private final Supplier<JWKSet> keys;

    DocumentCheck(PlatformRules rules, Supplier<JWKSet> keys) {
        this.rules = rules;
        this.keys = keys;
    }

    /** What is wrong, the most basic thing first; empty when nothing is. */
    List<Finding> findings(String documentId, String authority, String document) {
        if (rules.authority(authority).isEmpty()) {
            return one("AUTHORITY_UNKNOWN", "The platform does not verify for this authority.");
        }
        JWSObject jws;
        try {
            jws = JWSObject.parse(document);
        } catch (ParseException e) {
            return one("DOCUMENT_UNREADABLE", "The document is not a JWS in compact serialization.");
        }
        List<Finding> unsigned = signature(jws);
        return unsigned.isEmpty()
                ? content(documentId, authority, jws.getPayload().toString())
                : unsigned;
    }

    private List<Finding> signature(JWSObject jws) {
        JWSHeader header = jws.getHeader();
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            return one("ALGORITHM_UNSUPPORTED", "The algorithm must be ES256, RS256 or PS256.");
        }
        if (header.getType() == null || !header.getType().getType().equals("vc+jwt")) {
            return one("TYPE_UNSUPPORTED", "The header typ must be vc+jwt.");
        }
        JWK key = header.getKeyID() == null ? null : keys.get().getKeyByKeyId(header.getKeyID());
        if (key == null) {
            return one("KEY_UNKNOWN", "The header kid names no key that is known.");
        }
        try {
            PublicKey signer = ((AsymmetricJWK) key).toPublicKey();
            return jws.verify(new DefaultJWSVerifierFactory().createJWSVerifier(header, signer))
                    ? List.of()
                    : one("SIGNATURE_INVALID", "The signature does not fit the document.");
        } catch (JOSEException | ClassCastException e) {
            return one("SIGNATURE_INVALID", "The signature cannot be verified with the key named.");
        }
    }

    private List<Finding> content(String documentId, String authority, String payload) {
        JsonNode credential;
        try {
            credential = mapper.readTree(payload);
        } catch (JsonProcessingException e) {
            return one("DOCUMENT_UNREADABLE", "The payload is not JSON.");
        }
        JsonNode subject = credential.path("credentialSubject");
        if (!credential.path("id").asText().equals(ID_PREFIX + documentId)
                || !subject.at("/certificateOfOrigin/id").asText().equals(documentId)) {
            return one("DOCUMENT_ID_MISMATCH", "The document names another document id than the request.");
        }
        JsonNode destination = subject.at("/certificateOfOrigin/supplyChainConsignment/importCountry/code");
        if (destination.isTextual() && !destination.asText().equals(authority)) {
            return one("AUTHORITY_MISMATCH", "The document is for another importing country.");
        }
        boolean declares = contains(credential.path("type"), "DeclarationOfOrigin");
        boolean certified = contains(credential.path("type"), "CertificateOfOrigin");
        if (certified && subject.at(CERTIFICATE_NUMBER).asText().isBlank()) {
            return List.of(new Finding("FIELD_MISSING", CERTIFICATE_NUMBER, "A certificate names its number."));
        }
        return PlatformRules.missing(rules.authority(authority).orElseThrow(), subject).stream()
                // Only a declaration is made by an approved exporter (RCEP Annex 3B).
                .filter(field -> declares || !field.startsWith("/certificateOfOrigin/approvedExporter"))
                .map(field -> new Finding("FIELD_MISSING", field, "The field is missing or blank."))
                .toList();
    }

    private static boolean contains(JsonNode types, String type) {
        for (JsonNode one : types) {
            if (one.asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    private static List<Finding> one(String code, String message) {
        return List.of(new Finding(code, "", message));
    }
}
