package org.ecorelay.attestation.verify;

import static org.ecorelay.attestation.verify.Aspect.INTEGRITY;
import static org.ecorelay.attestation.verify.Aspect.ISSUER;
import static org.ecorelay.attestation.verify.Aspect.REPLACEMENT;
import static org.ecorelay.attestation.verify.Aspect.STATUS;
import static org.ecorelay.attestation.verify.Aspect.VALIDITY;
import static org.ecorelay.attestation.verify.Verdict.INVALID;
import static org.ecorelay.attestation.verify.Verdict.SKIPPED;
import static org.ecorelay.attestation.verify.Verdict.UNKNOWN;
import static org.ecorelay.attestation.verify.Verdict.VALID;

/** Every answer that there is, with its number. Names and numbers are published and never used again for anything else. */
public enum AnswerCode {
    INTACT(100, INTEGRITY, VALID, "The data is exactly what was signed."),
    TOO_LARGE(101, INTEGRITY, INVALID, "The document is larger than any that is signed here."),
    NOT_A_JWS(102, INTEGRITY, INVALID, "This is no signed document: a JWS has three parts, separated by dots."),
    NOT_BASE64URL(103, INTEGRITY, INVALID, "A part is not base64url in its one form, without padding and spare bits."),
    HEADER_MALFORMED(104, INTEGRITY, INVALID, "The header is not one JSON object, or names a member twice."),
    HEADER_MEMBERS(105, INTEGRITY, INVALID, "The header has other members than alg, kid, typ and cty, or other types."),
    ALGORITHM_REFUSED(106, INTEGRITY, INVALID, "The header names an algorithm that is not accepted."),
    ALGORITHM_OF_ANOTHER_KEY(107, INTEGRITY, INVALID, "The header names another algorithm than the key is for."),
    KEY_ID_MALFORMED(108, INTEGRITY, INVALID, "The key id is no plain word; paths and addresses are not followed."),
    PAYLOAD_MALFORMED(109, INTEGRITY, INVALID, "The content is not one JSON object, or names a member twice."),
    TOO_DEEP(110, INTEGRITY, INVALID, "Header or content is nested deeper than any that is signed here."),
    PAYLOAD_NOT_CANONICAL(111, INTEGRITY, INVALID, "The content is not in canonical form (RFC 8785)."),
    SIGNATURE_LENGTH(112, INTEGRITY, INVALID, "The signature has another length than its algorithm gives."),
    SIGNATURE_RANGE(113, INTEGRITY, INVALID, "The signature's numbers are zero or too large."),
    SIGNATURE_WRONG(114, INTEGRITY, INVALID, "The data was changed, or another key has signed it."),
    NO_KEY_SET(120, INTEGRITY, UNKNOWN, "There is no key set to check the signature with."),
    NO_SUCH_KEY(121, INTEGRITY, UNKNOWN, "The key set has no key to check the signature with."),
    KEY_UNUSABLE(122, INTEGRITY, UNKNOWN, "The key in the key set cannot be used for its algorithm."),
    KEY_AMBIGUOUS(123, INTEGRITY, UNKNOWN, "The key set has two keys of this id."),

    ISSUER_CONFIRMED(200, ISSUER, VALID, "A key of the key set has signed it."),
    KEY_NOT_IN_SET(201, ISSUER, INVALID, "The key that it names is none of the key set."),
    ISSUER_NOT_THE_KEYS(202, ISSUER, INVALID, "The key belongs to another exporter than the one named as declarant."),
    ISSUER_UNREADABLE(203, ISSUER, INVALID, "The document does not name its declarant."),
    ISSUER_UNCHECKED(220, ISSUER, UNKNOWN, "Who signed it could not be checked."),
    ISSUER_NOT_EXAMINED(240, ISSUER, SKIPPED, "Not examined: the data is not what was signed."),

    NOT_WITHDRAWN(300, STATUS, VALID, "It was not withdrawn."),
    WITHDRAWN(301, STATUS, INVALID, "It was withdrawn."),
    SUSPENDED(302, STATUS, INVALID, "It is suspended."),
    STATUS_LIST_MISSING(320, STATUS, UNKNOWN, "The document names a status list, which is not at hand."),
    STATUS_LIST_NOT_GENUINE(321, STATUS, UNKNOWN, "The status list is not what a key of the key set has signed."),
    STATUS_LIST_OF_ANOTHER(322, STATUS, UNKNOWN, "The status list is one of another issuer."),
    STATUS_LIST_NOT_THE_ONE(323, STATUS, UNKNOWN, "The status list is another one than the document names."),
    STATUS_LIST_MALFORMED(324, STATUS, UNKNOWN, "The status list cannot be read."),
    STATUS_LIST_EXPIRED(325, STATUS, UNKNOWN, "The status list has expired; get the newest one."),
    STATUS_LIST_NOT_YET(326, STATUS, UNKNOWN, "The status list is from later than the instant that is asked about."),
    STATUS_LIST_OLDER(327, STATUS, UNKNOWN, "The status list is older than one that was seen before."),
    STATUS_INDEX_OUT_OF_RANGE(328, STATUS, UNKNOWN, "The document's place lies outside of the status list."),
    STATUS_ENTRY_MALFORMED(329, STATUS, UNKNOWN, "The document does not say in a readable way where its status is."),
    STATUS_PURPOSE_DIFFERS(330, STATUS, UNKNOWN, "The status list is for another purpose than the document asks for."),
    STATUS_UNREACHABLE(331, STATUS, UNKNOWN, "The register cannot be reached, so a withdrawal would not be known."),
    STATUS_UNCHECKED(332, STATUS, UNKNOWN, "The status could not be checked: the document itself is not confirmed."),
    NO_STATUS_ENTRY(340, STATUS, SKIPPED, "The document names no status list."),
    STATUS_NOT_EXAMINED(341, STATUS, SKIPPED, "Not examined: the data is not what was signed."),

    WITHIN_VALIDITY(400, VALIDITY, VALID, "It is within its period of validity."),
    NOT_YET_VALID(401, VALIDITY, INVALID, "Its period of validity has not begun."),
    EXPIRED(402, VALIDITY, INVALID, "Its period of validity is over."),
    VALIDITY_UNREADABLE(403, VALIDITY, INVALID, "The document does not say in a readable way how long it is valid."),
    VALIDITY_UNCHECKED(420, VALIDITY, UNKNOWN, "Its dates could not be checked: the document itself is not confirmed."),
    VALIDITY_NOT_EXAMINED(440, VALIDITY, SKIPPED, "Not examined: the data is not what was signed."),

    NOT_REPLACED(500, REPLACEMENT, VALID, "No newer version stands in its place."),
    REPLACED(501, REPLACEMENT, INVALID, "A newer version stands in its place."),
    NOT_IN_REGISTER(520, REPLACEMENT, UNKNOWN, "The register does not know this document."),
    REPLACEMENT_UNREACHABLE(
            521, REPLACEMENT, UNKNOWN, "The register cannot be reached, so a newer version would not be known."),
    REPLACEMENT_NOT_ASKED(
            540, REPLACEMENT, SKIPPED, "Neither register nor status list says; a newer version would not be known."),
    REPLACEMENT_NOT_EXAMINED(541, REPLACEMENT, SKIPPED, "Not examined: the data is not what was signed.");

    private final int number;
    private final Aspect aspect;
    private final Verdict verdict;
    private final String sentence;

    AnswerCode(int number, Aspect aspect, Verdict verdict, String sentence) {
        this.number = number;
        this.aspect = aspect;
        this.verdict = verdict;
        this.sentence = sentence;
    }

    /** Its number: hundreds by aspect; 00 valid, from 01 invalid, from 20 unknown, from 40 skipped. */
    public int number() {
        return number;
    }

    public Aspect aspect() {
        return aspect;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** One sentence in English for a reader who knows nothing of signatures. */
    public String sentence() {
        return sentence;
    }
}
