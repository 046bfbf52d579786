package org.ecorelay.attestation.evidence;

import org.ecorelay.attestation.verify.Verdict;

/**
 * What can be wrong with evidence, or cannot be told from it. Names and numbers are published and never used again for anything else.
 */
public enum EvidenceCode {
    NOT_AN_ARCHIVE(701, "This is no ZIP file."),
    ARCHIVE_TRUNCATED(702, "The file ends too early, or a length in it is wrong."),
    ARCHIVE_TOO_LARGE(703, "The file is larger than any evidence."),
    TOO_MANY_FILES(704, "There are more files in it than in any evidence."),
    FILE_PACKED(705, "A file is packed, encrypted or has extra fields; evidence is stored as it is."),
    FILE_NAME_REFUSED(706, "A file has a name that no file of evidence has."),
    FILE_TWICE(707, "A file is in it twice."),
    FILES_OUT_OF_ORDER(708, "The files are not in the order of their names."),
    ARCHIVE_NOT_CANONICAL(
            709, "There is something in it beside the files, or its directory says something else than they do."),

    MANIFEST_MISSING(710, "There is no manifest."),
    MANIFEST_MALFORMED(711, "The manifest is not one as the relay writes it."),
    FILE_MISSING(712, "A file that the manifest names, or that every evidence has, is missing."),
    FILE_NOT_LISTED(713, "A file is there that the manifest does not name."),
    FILE_CHANGED(714, "The file is not the one that was packed: its hash is another."),
    SUMS_DIFFER(715, "SHA256SUMS says something else than the files."),
    KEY_DIFFERS(716, "The item is not the one that its key in the ledger names."),
    FORM_REFUSED(717, "An item of this kind is not handed over in this form to this audience."),

    KEYS_MALFORMED(720, "The key set cannot be read."),
    DOCUMENT_ID_DIFFERS(721, "The document is one of another certificate or version."),
    ORDER_NOT_THERE(722, "The order that the document rests on is not there, or was changed."),
    TRACE_NOT_THERE(723, "The determination that the document rests on is not there, or was changed."),
    REPLACED_NOT_THERE(724, "The document says that it replaces one that is not there."),
    ORDER_DIFFERS(725, "The order says something else than the document."),
    ORDER_MALFORMED(726, "The order cannot be read."),
    EXCHANGE_MALFORMED(727, "The exchange with the platform cannot be read."),
    EXCHANGE_OF_ANOTHER(728, "The exchange with the platform is about another document."),

    CERTIFICATE_MALFORMED(730, "The state cannot be read."),
    CERTIFICATE_OF_ANOTHER(
            731,
            "The state is that of another certificate, or its id does not follow from account, store, order and part."),
    STATE_DIFFERS(732, "The state is not the one that the events lead to."),
    VERSION_DIFFERS(733, "The version is not that of the newest event."),
    IN_FORCE_DIFFERS(734, "The version in force is not the one that the events lead to."),
    BASIS_DIFFERS(735, "The state rests on another order than the events."),
    SUBJECT_DIFFERS(736, "The state names another exporter or destination than the newest document."),
    MODE_DIFFERS(737, "The state says nothing of a simulation, and a document says that it is one."),

    COPY_MALFORMED(
            740, "The redacted copy is not one as the relay writes it, or shows what is hidden from this audience."),
    COPY_NOT_SIGNED(741, "The redacted copy of the determination is not the one whose hash a document has."),

    /** Not given any more: an end under way looks just so, see {@link #STATUS_AHEAD}. */
    STATUS_CONTRADICTED(
            750, "A status list says that the document was withdrawn or replaced, and the events say that it counts."),
    STATUS_LIST_NOT_THERE(
            751,
            Verdict.UNKNOWN,
            "The document names a status list of which none that counted is there: a withdrawal would not be seen."),
    STATUS_AHEAD(
            752,
            Verdict.UNKNOWN,
            "A status list says that the document was withdrawn or replaced, and no event says so yet: ask the register."),
    STATUS_LIST_OUT_OF_PLACE(753, "A status list is named by no document of the archive, or is there twice."),

    NOT_ATTESTED(
            760,
            Verdict.UNKNOWN,
            "Nothing rests on the file: it changed nothing or came too late, or somebody has put it in.");

    private final int number;
    private final Verdict verdict;
    private final String sentence;

    EvidenceCode(int number, String sentence) {
        this(number, Verdict.INVALID, sentence);
    }

    EvidenceCode(int number, Verdict verdict, String sentence) {
        this.number = number;
        this.verdict = verdict;
        this.sentence = sentence;
    }

    public int number() {
        return number;
    }

    /** Invalid for a broken link; Unknown for what genuine evidence may show, too, and what therefore proves nothing. */
    public Verdict verdict() {
        return verdict;
    }

    /** One sentence in English for a reader who knows nothing of signatures. */
    public String sentence() {
        return sentence;
    }
}
