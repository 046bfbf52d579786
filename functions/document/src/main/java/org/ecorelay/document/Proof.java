package org.ecorelay.document;

import org.ecorelay.json.Json;

/** What a signed document is, by its type: the words that follow from it are part of the form. */
enum Proof {
    /** Made by an approved exporter (RCEP 3.18). */
    DECLARATION("DeclarationOfOrigin", "Data of a declaration of origin by an approved exporter (Article 3.18)"),
    /** Carries on what an issuing body has issued (RCEP 3.17). */
    CERTIFICATE(
            "CertificateOfOrigin",
            "Data beside a certificate of origin that an issuing body has issued (Article 3.17)"),
    /** Sent before an issuing body has issued anything: nobody has certified it, and nobody approved has declared it. */
    APPLICATION(
            "CertificateOfOriginApplication",
            "Data of an application: no issuing body has issued a certificate of origin for it (Article 3.17)");

    private final String type;
    private final String form;

    Proof(String type, String form) {
        this.type = type;
        this.form = form;
    }

    /**
     * That of a credential.
     *
     * @throws IllegalArgumentException if its type is none of these: words of our own choice would be untrue
     */
    static Proof of(Json.Obj credential) {
        for (Proof proof : values()) {
            if (credential.list("type").contains(Json.text(proof.type))) {
                return proof;
            }
        }
        throw new IllegalArgumentException(
                "a document of the types %s cannot be printed".formatted(credential.list("type")));
    }

    /** What the form calls it. */
    String form() {
        return form;
    }

    /** The words beside the third tick of box 17: nobody has issued what is only applied for. */
    String retroactive() {
        return this == APPLICATION ? "to be issued retroactively" : "ISSUED RETROACTIVELY";
    }

    /**
     * What box 15 says: the signed words speak of "this Certificate", and on the paper of an application there is none.
     *
     * @param signed the statement that was signed
     */
    String declaration(String signed) {
        return this == APPLICATION
                ? "What the exporter declares for the certificate that it applies for; the words are in the signed data."
                : signed;
    }

    /** Who stands behind it, and who does not. */
    String certified(Json.Obj tree) {
        return switch (this) {
            case DECLARATION ->
                "Declaration of origin by approved exporter %s; not certified by an issuing body"
                        .formatted(tree.object("approvedExporter").text("code").orElse("(no code)"));
            case CERTIFICATE ->
                "Box 16 repeats what the issuing body's own certificate says; ask the issuing body about it";
            case APPLICATION ->
                "Prepared for an application to an issuing body, which has issued no certificate for it; neither certified nor declared by"
                        + " an approved exporter";
        };
    }
}
