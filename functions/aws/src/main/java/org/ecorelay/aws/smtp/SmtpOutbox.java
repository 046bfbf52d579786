package org.ecorelay.aws.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.ecorelay.account.AlertAddress;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.aws.mail.Mail;
import org.ecorelay.aws.mail.Outbox;
import org.ecorelay.aws.mail.SmtpCredential;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Mails by SMTP submission: over TLS or not at all, to a server whose certificate is valid for its name, with a credential. One
 * connection a mail, {@link #WITHIN} at most. What becomes of a mail that the server took (a bounce) is not seen.
 *
 * <p>When a mail is taken for some of its addresses and not yet for others, only the others get it next time, as long as this
 * object lives. Not thread-safe: the poller is alone.
 */
public final class SmtpOutbox implements Outbox {
    /** Less than what a pass keeps for its last action, 15 s. A server that needs longer to answer may send a mail twice. */
    static final Duration WITHIN = Duration.ofSeconds(10);

    /** Mails of which something is remembered. */
    private static final int MAX_PARTLY = 1_000;

    private final SmtpServer server;
    private final String from;
    private final SmtpCredential.Source credentials;
    private final SSLSocketFactory tls;
    private final Executor executor;
    private final InstantSource clock;
    private final Duration within;
    private final Consumer<String> refusals;
    private final Map<Sha256, Set<String>> partly = new HashMap<>();

    /**
     * Mails.
     *
     * @param from plain address that the server lets this credential send as
     * @param tls whose trust decides which servers are talked to
     * @param executor runs each submission in a thread of its own
     * @param refusals is told of addresses that were refused while others were not, in a sentence that names none
     */
    public SmtpOutbox(
            SmtpServer server,
            String from,
            SmtpCredential.Source credentials,
            SSLSocketFactory tls,
            Executor executor,
            InstantSource clock,
            Consumer<String> refusals) {
        this(server, from, credentials, tls, executor, clock, WITHIN, refusals);
    }

    SmtpOutbox(
            SmtpServer server,
            String from,
            SmtpCredential.Source credentials,
            SSLSocketFactory tls,
            Executor executor,
            InstantSource clock,
            Duration within,
            Consumer<String> refusals) {
        this.server = server;
        this.from = from;
        this.credentials = credentials;
        this.tls = tls;
        this.executor = executor;
        this.clock = clock;
        this.within = within;
        this.refusals = refusals;
    }

    @Override
    public Sent send(Mail mail) {
        Set<String> settled = partly.getOrDefault(mail.key(), Set.of());
        List<String> to = mail.to().stream()
                .filter(address -> AlertAddress.parse(address).isPresent() && !settled.contains(address))
                .toList();
        if (to.isEmpty()) {
            return settled.isEmpty() ? new Sent.Refused("no plain address") : new Sent.Taken();
        }
        Answer answer = submit(mail, to);
        remember(mail, settled, answer);
        return answer.sent();
    }

    private void remember(Mail mail, Set<String> settled, Answer answer) {
        var all = new HashSet<>(settled);
        all.addAll(answer.taken());
        all.addAll(answer.refused());
        partly.remove(mail.key());
        boolean again = answer.sent() instanceof Sent.NotTaken || answer.sent() instanceof Sent.Unclear;
        if (again && !all.isEmpty()) {
            if (partly.size() >= MAX_PARTLY) {
                partly.clear();
            }
            partly.put(mail.key(), all);
        }
        if (!answer.refused().isEmpty() && !(answer.sent() instanceof Sent.Refused)) {
            refusals.accept("%d of %d addresses of a mail are refused for good"
                    .formatted(answer.refused().size(), mail.to().size()));
        }
    }

    private Answer submit(Mail mail, List<String> to) {
        SmtpCredential credential;
        try {
            credential = credentials.read();
        } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
            return Answer.of(
                    new Sent.NotTaken("credential not read: " + e.getClass().getSimpleName()));
        }
        var submission = new Submission(server, from.substring(from.indexOf('@') + 1), tls);
        var task = new FutureTask<Answer>(() -> answer(submission, mail, to, credential));
        executor.execute(task);
        return await(task, submission);
    }

    private Answer answer(Submission submission, Mail mail, List<String> to, SmtpCredential credential) {
        try {
            submission.send(Letter.of(mail, from, to, submission.session(), clock.instant()), credential);
            return Answer.of(new Sent.Taken());
        } catch (MessagingException e) {
            if (e instanceof AuthenticationFailedException) {
                credentials.refresh();
            }
            return Answer.of(e, submission.ended());
        }
    }

    private Answer await(FutureTask<Answer> task, Submission submission) {
        try {
            return task.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return cut(submission);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return cut(submission);
        } catch (ExecutionException e) {
            // Nothing but a bug: what servers and networks do is an answer.
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Answer cut(Submission submission) {
        String reason = "no answer in time";
        return Answer.of(submission.cut() ? new Sent.Unclear(reason) : new Sent.NotTaken(reason));
    }
}
