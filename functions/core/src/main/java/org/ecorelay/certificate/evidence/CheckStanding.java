package org.ecorelay.certificate.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.attestation.verify.Answer;
import org.ecorelay.attestation.verify.AnswerCode;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Means;
import org.ecorelay.attestation.verify.Register;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.attestation.verify.Verification;
import org.ecorelay.attestation.verify.VerifyDocument;

/**
 * Whether the status lists of the archive are genuine, each the one that a document names, and say of each document what the events
 * say.
 *
 * <p>A list may be behind the events: bits are signed some time after they were set, and a list counts for days. It may be ahead of them,
 * too: a withdrawal sets the bit before its event is written, and lists are read after the row. Nobody can tell this from a history
 * that was cut off, so it is a doubt.
 */
final class CheckStanding implements Check {
    private final Optional<KeySet> trusted;
    private final Instant at;

    CheckStanding(Optional<KeySet> trusted, Instant at) {
        this.trusted = trusted;
        this.at = at;
    }

    @Override
    public Optional<Flaw> examine(Opened evidence) {
        List<String> lists = evidence.statusLists();
        Optional<KeySet> keys =
                trusted.or(() -> evidence.archive().text(AssembleEvidence.KEYS).flatMap(KeySet::parse));
        var means = new Means(keys, lists, List.of(), new Register.NotAsked(), time(lists));
        var ended = EndedVersions.of(evidence);
        List<Flaw> flaws = Stream.concat(
                        evidence.of(Kind.DOCUMENT).stream()
                                .flatMap(document -> flaw(evidence, document, means, ended).stream()),
                        outOfPlace(evidence, means).stream())
                .toList();
        return flaws.stream()
                .filter(flaw -> !flaw.isDoubt())
                .findFirst()
                .or(() -> flaws.stream().findFirst());
    }

    /** A list that nobody looks at may be anything, and an older one of the same name would be looked at first. */
    private static List<Flaw> outOfPlace(Opened evidence, Means means) {
        Set<String> named = evidence.of(Kind.DOCUMENT).stream()
                .flatMap(document -> CollectEvidence.addresses(evidence.credential(document)).stream())
                .collect(Collectors.toCollection(HashSet::new));
        var flaws = new ArrayList<Flaw>();
        for (Manifest.Item list : evidence.manifest().of("status-list")) {
            Verification examined = VerifyDocument.verify(evidence.text(list), means);
            boolean genuine = examined.integrity().verdict() == Verdict.VALID
                    && examined.issuer().verdict() == Verdict.VALID;
            if (!genuine) {
                flaws.add(Flaw.of(new Answer(AnswerCode.STATUS_LIST_NOT_GENUINE, ""), list.name()));
            } else if (!named.remove(
                    examined.credential().flatMap(body -> body.text("id")).orElse(""))) {
                flaws.add(Flaw.of(EvidenceCode.STATUS_LIST_OUT_OF_PLACE, list.name()));
            }
        }
        return flaws;
    }

    /** Evidence is as old as its lists: they are read at the time that they were signed for. */
    private Instant time(List<String> lists) {
        return lists.stream()
                .flatMap(list -> from(list).stream())
                .max(Comparator.naturalOrder())
                .orElse(at);
    }

    private static Optional<Instant> from(String list) {
        try {
            return new Jws(list).payload().text("validFrom").map(Instant::parse);
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<Flaw> flaw(Opened evidence, Manifest.Item document, Means means, EndedVersions ended) {
        Verification found = VerifyDocument.verify(evidence.text(document), means);
        // Of a replaced document the status alone says that it was not withdrawn.
        Answer answer = found.replacement().verdict() == Verdict.INVALID ? found.replacement() : found.status();
        return switch (answer.verdict()) {
            case VALID, SKIPPED -> Optional.empty();
            case INVALID ->
                ended.has(CheckDocuments.version(document))
                        ? Optional.empty()
                        : Optional.of(Flaw.of(
                                EvidenceCode.STATUS_AHEAD,
                                document.name(),
                                answer.code().name()));
            case UNKNOWN ->
                Optional.of(
                        isSilent(answer)
                                ? Flaw.of(
                                        EvidenceCode.STATUS_LIST_NOT_THERE,
                                        document.name(),
                                        answer.code().name())
                                : Flaw.of(answer, document.name()));
        };
    }

    /** A list that is not published yet, was left out, or ran out before the newest one was signed, says nothing. */
    private static boolean isSilent(Answer answer) {
        return answer.code() == AnswerCode.STATUS_LIST_MISSING
                || answer.code() == AnswerCode.STATUS_LIST_NOT_THE_ONE
                || answer.code() == AnswerCode.STATUS_LIST_EXPIRED;
    }
}
