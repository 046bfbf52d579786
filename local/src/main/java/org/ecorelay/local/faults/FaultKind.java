package org.ecorelay.local.faults;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can go wrong, and at what kind of place. */
enum FaultKind {
    CRASH_BEFORE(Place.EFFECT, "an instance dies before an effect"),
    CRASH_AFTER(Place.EFFECT, "an instance dies after an effect, before it hears of it"),
    THROTTLED(Place.EFFECT, "a call is refused"),
    ANSWER_LOST(Place.EFFECT, "a call is carried out, its answer is an error"),
    SLOW(Place.EFFECT, "a call takes up to 20 s"),
    PAUSED(Place.EFFECT, "an instance stands still between a check and an effect"),
    PAUSED_AFTER(Place.EFFECT, "an instance stands still after an effect, for up to 3 h"),
    CONFLICT(Place.COMMIT, "somebody else writes the row just before"),
    SEND_CUT(Place.SEND, "only a part of a batch of messages is queued"),
    DUPLICATED(Place.DELIVERY, "messages are delivered, and soon once more"),
    OVERTAKEN(Place.DELIVERY, "messages come up to ten minutes later, after newer ones"),
    FAILED_BATCH(Place.DELIVERY, "the answer of a function about its batch is lost"),
    NO_CONNECTION(Place.REQUEST, "the platform cannot be reached"),
    ANSWER_429(Place.REQUEST, "too many requests, with Retry-After"),
    ANSWER_500(Place.REQUEST, "the platform fails"),
    ANSWER_503(Place.REQUEST, "the platform is closed, with Retry-After as a date"),
    MALFORMED(Place.REQUEST, "the request is carried out, its answer is cut off"),
    TOKENS_REVOKED(Place.REQUEST, "the platform forgets every token"),
    SECRET_CHANGED(Place.REQUEST, "the platform takes another client secret from now on"),
    LOST_BEFORE(Place.SUBMIT, "a submission times out and never arrives"),
    LOST_AFTER(Place.SUBMIT, "a submission arrives, its answer does not"),
    LATE(Place.SUBMIT, "a submission times out and arrives late"),
    ALREADY_THERE(Place.SUBMIT, "a submission that arrives is answered by 409"),
    UNKNOWN_WORD(Place.ASK, "a state has a word that nobody knows"),
    UNKNOWN_FIELD(Place.ASK, "an answer has members that nobody knows"),
    OUTAGE(Place.MINUTE, "the platform is down for two days"),
    QUEUES_LOST(Place.MINUTE, "every message is lost, for up to half an hour"),
    TIMER_MISSED(Place.MINUTE, "the timer is not started for up to three hours"),
    POISON(Place.MINUTE, "a message that nobody can read"),
    POSTED_AGAIN(Place.ORDER, "the storefront sends an order once more"),
    CORRECTED(Place.ORDER, "an order is corrected on its way"),
    CANCELLED(Place.ORDER, "an order is withdrawn on its way");

    private final Place place;
    private final String sentence;

    FaultKind(Place place, String sentence) {
        this.place = place;
        this.sentence = sentence;
    }

    /** Where a fault strikes; its places are counted from 0. */
    enum Place {
        /** A call of a port. */
        EFFECT,
        /** A write of a row. */
        COMMIT,
        /** A batch of messages put into a queue. */
        SEND,
        /** A batch of messages given to a function. */
        DELIVERY,
        /** Any request to the platform but those for tokens. */
        REQUEST,
        SUBMIT,
        ASK,
        /** A minute of the run. */
        MINUTE,
        /** An order of the run. */
        ORDER
    }

    Place place() {
        return place;
    }

    String sentence() {
        return sentence;
    }

    /** As it is printed. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<FaultKind> at(Place place) {
        return Arrays.stream(values()).filter(kind -> kind.place == place).toList();
    }
}
