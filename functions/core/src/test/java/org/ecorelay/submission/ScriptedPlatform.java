package org.ecorelay.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.finding.Finding;
import org.ecorelay.fixture.Steps;
import org.ecorelay.pacing.Signal;

/**
 * A platform that answers as a test says, registers each document once and keeps a log of its registrations. Thread-safe.
 *
 * <p>Steps: {@code submit}, {@code submitted}, {@code find}, {@code withdraw}, {@code withdrawn}.
 */
public final class ScriptedPlatform implements OriginPlatform {
    private static final String NO_CREDENTIAL = "no credential";

    private final Deque<Function<Submission, SubmissionOutcome>> script = new ArrayDeque<>();
    private final List<Submission> sent = new ArrayList<>();
    private final List<DocumentId> registrations = new ArrayList<>();
    private final List<DocumentId> arrivals = new ArrayList<>();
    private final List<DocumentId> withdrawals = new ArrayList<>();
    private final List<List<DocumentId>> questions = new ArrayList<>();
    private final Map<DocumentId, String> references = new HashMap<>();
    private final Map<DocumentId, Verdict> verdicts = new HashMap<>();
    private final Set<KeyMode> accepted = EnumSet.allOf(KeyMode.class);
    private final Steps steps = new Steps();
    private boolean unreachable;
    private boolean refusing;
    private Duration busyFor = Duration.ZERO;

    public Steps steps() {
        return steps;
    }

    @Override
    public Exchanged<SubmissionOutcome> submit(Submission submission) {
        steps.reach("submit");
        SubmissionOutcome outcome = answer(submission);
        steps.reach("submitted");
        String record = record(submission.documentId(), "sent");
        return outcome instanceof SubmissionOutcome.Deferred(var _, String reason) && reason.equals(NO_CREDENTIAL)
                ? new Exchanged<>(outcome, record, Signal.UNTOLD)
                : exchanged(outcome, record);
    }

    /** An exchange whose result says it all. */
    private static <T> Exchanged<T> exchanged(T result, String record) {
        Signal signal = switch (result) {
            case SubmissionOutcome.Deferred(Duration retryAfter, var _) -> Signal.troubled(retryAfter);
            case WithdrawalOutcome.Postponed(Duration retryAfter, var _) -> Signal.troubled(retryAfter);
            case SubmissionOutcome.Unknown _, Lookup.Unreachable _ -> Signal.troubled(Duration.ZERO);
            default -> Signal.WELL;
        };
        return new Exchanged<>(result, record, signal);
    }

    /** As the adapter writes it, as far as anybody reads it. */
    private static String record(DocumentId document, String path) {
        return "{\"documentId\":\"%s\",\"path\":\"%s\"}".formatted(document, path);
    }

    private synchronized SubmissionOutcome answer(Submission submission) {
        sent.add(submission);
        return script.isEmpty() ? filed(submission) : script.remove().apply(submission);
    }

    @Override
    public Map<DocumentId, Exchanged<Lookup>> find(KeyMode mode, Collection<DocumentId> documents) {
        steps.reach("find");
        if (documents.isEmpty() || documents.size() > MAX_BULK) {
            throw new IllegalArgumentException("1 to %d documents, not %d".formatted(MAX_BULK, documents.size()));
        }
        synchronized (this) {
            var answers = new LinkedHashMap<DocumentId, Exchanged<Lookup>>();
            if (!accepted.contains(mode)) {
                Lookup nobody = new Lookup.Unreachable("no sandbox is configured for test documents");
                documents.forEach(id -> answers.put(id, exchanged(nobody, "{}")));
                return answers;
            }
            questions.add(List.copyOf(documents));
            if (refusing) {
                var refused = new Lookup.Unreachable("401");
                documents.forEach(id -> answers.put(id, new Exchanged<>(refused, "{}", Signal.UNTOLD)));
                return answers;
            }
            documents.forEach(id -> answers.put(id, exchanged(known(id), record(id, "status"))));
            return answers;
        }
    }

    @Override
    public Exchanged<WithdrawalOutcome> withdraw(Withdrawal withdrawal) {
        steps.reach("withdraw");
        WithdrawalOutcome outcome = withdrawn(withdrawal);
        steps.reach("withdrawn");
        return exchanged(outcome, record(withdrawal.documentId(), "withdrawal"));
    }

    private synchronized WithdrawalOutcome withdrawn(Withdrawal withdrawal) {
        if (unreachable) {
            return new WithdrawalOutcome.Postponed(Duration.ZERO, "nobody answers");
        }
        if (!busyFor.isZero()) {
            return new WithdrawalOutcome.Postponed(busyFor, "429");
        }
        if (!withdrawal.reference().equals(references.get(withdrawal.documentId()))) {
            return new WithdrawalOutcome.NotThere();
        }
        withdrawals.add(withdrawal.documentId());
        return new WithdrawalOutcome.Withdrawn();
    }

    /** Documents that were withdrawn, in order; a repetition counts again. */
    public synchronized List<DocumentId> withdrawals() {
        return List.copyOf(withdrawals);
    }

    private Lookup known(DocumentId id) {
        if (unreachable) {
            return new Lookup.Unreachable("nobody answers");
        }
        String reference = references.get(id);
        return reference == null
                ? new Lookup.NotFound()
                : new Lookup.Found(reference, verdicts.getOrDefault(id, new Verdict("Pending", null, null)));
    }

    @Override
    public synchronized boolean accepts(KeyMode mode) {
        return accepted.contains(mode);
    }

    /** The next submission is registered and decided at once. */
    public void decideNext(String word) {
        next(submission -> {
            verdict(submission.documentId(), word);
            return new SubmissionOutcome.Decided(register(submission.documentId()), new Verdict(word, null, null));
        });
    }

    public void refuseNext(Finding finding) {
        next(_ -> new SubmissionOutcome.Refused(List.of(finding)));
    }

    public void deferNext(Duration retryAfter) {
        next(_ -> new SubmissionOutcome.Deferred(retryAfter, "429"));
    }

    /** Nothing is sent: the tenant has no credential. */
    public void lackCredentialNext() {
        next(_ -> new SubmissionOutcome.Deferred(Duration.ofSeconds(1), NO_CREDENTIAL));
    }

    /** The next submission is registered, but its answer gets lost. */
    public void loseNextAnswer() {
        next(submission -> {
            register(submission.documentId());
            return new SubmissionOutcome.Unknown("the answer was lost");
        });
    }

    /** The next submission never arrives, and nobody can tell. */
    public void loseNextRequest() {
        next(_ -> new SubmissionOutcome.Unknown("the connection broke"));
    }

    /** The next request is on its way when its sender gives up; {@code underWay} lets it arrive. */
    public void delayNextRequest(Consumer<DocumentId> underWay) {
        next(submission -> {
            underWay.accept(submission.documentId());
            return new SubmissionOutcome.Unknown("nobody answered in time");
        });
    }

    private synchronized void next(Function<Submission, SubmissionOutcome> behaviour) {
        script.add(behaviour);
    }

    /** A request that nobody expected any more arrives after all. */
    public synchronized void arrivesLate(DocumentId id) {
        register(id);
    }

    /** From now on the platform says this of a document. */
    public void verdict(DocumentId id, String word) {
        verdict(id, new Verdict(word, null, null));
    }

    public synchronized void verdict(DocumentId id, Verdict verdict) {
        verdicts.put(id, verdict);
    }

    /** The platform forgets a document. */
    public synchronized void forget(DocumentId id) {
        references.remove(id);
    }

    public synchronized void unreachable(boolean now) {
        unreachable = now;
    }

    /** From now on the platform asks who withdraws to come again so much later; zero: it does not. */
    public synchronized void busyWithdrawing(Duration retryAfter) {
        busyFor = retryAfter;
    }

    /** Whether it refuses the credential that asks. */
    public synchronized void refusing(boolean now) {
        refusing = now;
    }

    /** Forgets the rest of the script. */
    public synchronized void obey() {
        script.clear();
    }

    /** No sandbox, or no live platform. */
    public synchronized void acceptOnly(KeyMode mode) {
        accepted.clear();
        accepted.add(mode);
    }

    /** Every request that reached {@link #submit}. */
    public synchronized List<Submission> sent() {
        return List.copyOf(sent);
    }

    /** The log: one entry for each document that was taken. */
    public synchronized List<DocumentId> registrations() {
        return List.copyOf(registrations);
    }

    /** Every arrival of a document; twice the same would be registered twice if the platform knew no idempotency. */
    public synchronized List<DocumentId> arrivals() {
        return List.copyOf(arrivals);
    }

    /** The ids of each bulk question. */
    public synchronized List<List<DocumentId>> questions() {
        return List.copyOf(questions);
    }

    private SubmissionOutcome filed(Submission submission) {
        return new SubmissionOutcome.Filed(register(submission.documentId()), Instant.EPOCH);
    }

    private synchronized String register(DocumentId taken) {
        arrivals.add(taken);
        return references.computeIfAbsent(taken, id -> {
            registrations.add(id);
            return "REF-" + registrations.size();
        });
    }
}
