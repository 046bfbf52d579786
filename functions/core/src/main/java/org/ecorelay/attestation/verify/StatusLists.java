package org.ecorelay.attestation.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.json.Json;

/** Looks a document up in the status lists that are at hand. Whatever is wrong with a list makes the answer Unknown. */
final class StatusLists {
    private StatusLists() {}

    static Answer answer(StatusEntry entry, Json.Obj credential, Means means) {
        if (means.statusLists().isEmpty()) {
            return new Answer(AnswerCode.STATUS_LIST_MISSING, entry.list());
        }
        var why = new ArrayList<AnswerCode>();
        Optional<StatusList> found = find(entry, means.statusLists(), means, why);
        if (found.isEmpty()) {
            return Answer.of(why.getFirst());
        }
        Optional<AnswerCode> flaw = flaw(found.get(), entry, credential, means);
        return flaw.map(Answer::of).orElseGet(() -> bit(found.get(), entry));
    }

    private static Answer bit(StatusList list, StatusEntry entry) {
        return switch (list.bit(entry.index())) {
            case SET -> Answer.of(entry.purpose().set());
            case CLEAR ->
                new Answer(entry.purpose().clear(), "as of " + list.validity().from());
            case OUTSIDE -> Answer.of(AnswerCode.STATUS_INDEX_OUT_OF_RANGE);
        };
    }

    private static Optional<AnswerCode> flaw(StatusList list, StatusEntry entry, Json.Obj credential, Means means) {
        String issuer = Issuer.id(credential).orElse("");
        if (!(issuer.equals(list.issuer()) || issuer.startsWith(list.issuer() + ":"))) {
            return Optional.of(AnswerCode.STATUS_LIST_OF_ANOTHER);
        }
        if (!list.purposes().contains(entry.purpose().word())) {
            return Optional.of(AnswerCode.STATUS_PURPOSE_DIFFERS);
        }
        if (list.validity().isBefore(means.at())) {
            return Optional.of(AnswerCode.STATUS_LIST_EXPIRED);
        }
        if (list.validity().isAfter(means.at())) {
            return Optional.of(AnswerCode.STATUS_LIST_NOT_YET);
        }
        return rollback(list, entry, means);
    }

    /** A list that was genuine yesterday hides what was withdrawn since. */
    private static Optional<AnswerCode> rollback(StatusList list, StatusEntry entry, Means means) {
        if (means.predecessors().isEmpty()) {
            return Optional.empty();
        }
        var why = new ArrayList<AnswerCode>();
        Optional<StatusList> before = find(entry, means.predecessors(), means, why);
        if (before.isEmpty()) {
            return Optional.of(why.getFirst());
        }
        return list.validity().from().isBefore(before.get().validity().from())
                ? Optional.of(AnswerCode.STATUS_LIST_OLDER)
                : Optional.empty();
    }

    /** The list of the entry's id; otherwise {@code why} has one reason for each that was looked at. */
    private static Optional<StatusList> find(StatusEntry entry, List<String> lists, Means means, List<AnswerCode> why) {
        for (String compact : lists) {
            Examination examined = Examination.of(compact, means.keys());
            Optional<StatusList> list = examined.content().flatMap(StatusList::read);
            if (!examined.genuine()) {
                why.add(AnswerCode.STATUS_LIST_NOT_GENUINE);
            } else if (list.isEmpty()) {
                why.add(AnswerCode.STATUS_LIST_MALFORMED);
            } else if (!list.get().id().equals(entry.list())) {
                why.add(AnswerCode.STATUS_LIST_NOT_THE_ONE);
            } else {
                return list;
            }
        }
        return Optional.empty();
    }
}
