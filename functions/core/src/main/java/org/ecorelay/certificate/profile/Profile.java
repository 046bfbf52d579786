package org.ecorelay.certificate.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.certificate.annex3b.ManufacturerNesting;
import org.ecorelay.certificate.annex3b.Places;
import org.ecorelay.certificate.annex3b.ProofOfOrigin;
import org.jspecify.annotations.Nullable;

/**
 * What one customs authority asks for under one version of the platform's specification.
 *
 * @param id name of the profile file, {@code VN-2026.1}
 * @param authority ISO 3166-1 alpha-2 code, or {@code *} for every other RCEP Party
 * @param specVersion version of the platform's specification
 * @param validFrom first day on which it applies
 * @param validUntil last day on which it applies, or null
 * @param requirement whether the platform pre-verifies for this authority at all, by day
 * @param requiredFields JSON Pointers into the credential subject of a declaration of origin that must be present and not empty
 * @param hsDigits how many digits of the HS code the document carries
 * @param algorithm what documents for this authority are signed with
 * @param itemLimit most lines in one document; more become parts
 * @param statusWords meaning of each known status word
 * @param rejectedPrefix every word that begins so is a rejection, known or not
 * @param statusCodes meaning of the status codes that a submission is answered with
 * @param settle how late a request may still arrive at the platform after it was sent
 * @param issuerNumber when a document on the route of an issuing body may be sent
 * @param requestsPerSecond the most requests that all workers together send for this authority
 * @param document what the document of a certificate of origin and the makers in it have to be like
 */
public record Profile(
        String id,
        String authority,
        String specVersion,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Requirement requirement,
        List<String> requiredFields,
        int hsDigits,
        SignatureAlgorithm algorithm,
        int itemLimit,
        Map<String, VerdictMeaning> statusWords,
        String rejectedPrefix,
        StatusCodes statusCodes,
        Duration settle,
        int requestsPerSecond,
        IssuerNumber issuerNumber,
        DocumentRules document) {
    public Profile {
        requiredFields = List.copyOf(requiredFields);
        statusWords = Map.copyOf(statusWords);
        if (itemLimit < 1 || hsDigits < 6 || settle.isNegative() || requestsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "profile %s: itemLimit ≥ 1, hsDigits ≥ 6, settle ≥ 0, requestsPerSecond ≥ 1".formatted(id));
        }
    }

    /** Whether the platform pre-verifies before the number of the issued certificate is known, or only afterwards. */
    public enum IssuerNumber {
        /** A document is sent without the number; the next version has it. */
        BEFORE,
        /** The order waits for the number. */
        AFTER
    }

    /**
     * From when the platform pre-verifies for an authority, and what is left without it.
     *
     * @param optionalFrom first day on which documents may be sent, or null for never
     * @param mandatoryFrom first day on which they must be sent, or null for not announced
     * @param manualUntil last day on which an exporter may choose the manual path instead, or null while nobody has closed it
     * @param nationalWaiver customs value up to which the Party asks for no proof of origin, or null for the treaty's US$ 200 (RCEP 3.22)
     */
    public record Requirement(
            @Nullable LocalDate optionalFrom,
            @Nullable LocalDate mandatoryFrom,
            @Nullable LocalDate manualUntil,
            @Nullable Waiver nationalWaiver) {}

    /** A customs value, ISO 4217 currency. */
    public record Waiver(BigDecimal amount, String currency) {}

    /** Whether an authority wants the platform's pre-verification. */
    public enum Obligation {
        /** Documents must be sent. */
        MANDATORY("mandatory"),
        /** Documents may be sent. */
        OPTIONAL("optional"),
        /** The platform does not take documents for this authority, as far as is known. */
        NOT_YET("not yet");

        private final String word;

        Obligation(String word) {
            this.word = word;
        }

        /** What storefronts and operators read. */
        public String word() {
            return word;
        }
    }

    /** Whether pre-verification is wanted on {@code day}: with the choice of the profile, a pure function of destination and date. */
    public Obligation obligation(LocalDate day) {
        if (isMandatory(day)) {
            return Obligation.MANDATORY;
        }
        return submits(day) ? Obligation.OPTIONAL : Obligation.NOT_YET;
    }

    /** Whether an exporter may choose the manual path on {@code day}: nothing is sent to the platform then. */
    public boolean manualPathOpen(LocalDate day) {
        LocalDate last = requirement.manualUntil();
        return last == null || !day.isAfter(last);
    }

    /**
     * What a document has to be like, beyond the fields of a declaration.
     *
     * @param certificateFields the required fields of a certificate of origin
     * @param manufacturerNesting how deep the makers of a good are named
     * @param retroactiveAfterDays a certificate issued more days after departure bears ISSUED RETROACTIVELY (RCEP 3.17.8)
     */
    public record DocumentRules(
            List<String> certificateFields, ManufacturerNesting manufacturerNesting, int retroactiveAfterDays) {
        public DocumentRules {
            certificateFields = List.copyOf(certificateFields);
            if (retroactiveAfterDays < 0) {
                throw new IllegalArgumentException("retroactiveAfterDays must be 0 or more");
            }
        }
    }

    /** The fields that a proof of origin must have under this profile; an application has no number, body or day yet. */
    public List<String> requiredFields(ProofOfOrigin proof) {
        return switch (proof) {
            case ProofOfOrigin.Declaration _ -> requiredFields;
            case ProofOfOrigin.Issued _ -> document.certificateFields();
            case ProofOfOrigin.Application _ ->
                document.certificateFields().stream()
                        .filter(field -> Places.box(field).orElse(0) != Places.CERTIFICATION)
                        .toList();
        };
    }

    /** The word that this profile lists for a document that is filed and not decided. */
    public String pendingWord() {
        return statusWords.entrySet().stream()
                .filter(word -> word.getValue() == VerdictMeaning.PENDING)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("profile %s lists no pending word".formatted(id)));
    }

    /** The day that counts for choosing a profile: the UTC day of a time. */
    public static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The meaning of a status word under this profile. Never {@code APPROVED} for a word that the profile does not list. */
    public VerdictMeaning meaning(String word) {
        VerdictMeaning listed = statusWords.get(word);
        if (listed != null) {
            return listed;
        }
        return word.startsWith(rejectedPrefix) ? VerdictMeaning.REJECTED : VerdictMeaning.UNRECOGNIZED;
    }

    /** Whether an e-CO is sent for this authority on {@code day}. */
    public boolean submits(LocalDate day) {
        LocalDate from = requirement.optionalFrom();
        return from != null && !day.isBefore(from);
    }

    /** Whether an e-CO must be sent for this authority on {@code day}. */
    public boolean isMandatory(LocalDate day) {
        LocalDate from = requirement.mandatoryFrom();
        return from != null && !day.isBefore(from);
    }

    /** Port: the profiles in force. Choosing is a pure function of destination and date. */
    public interface Catalogue {
        /**
         * The profile for an RCEP destination on a day.
         *
         * @param destination ISO 3166-1 alpha-2 code
         */
        Profile choose(String destination, LocalDate day);
    }
}
