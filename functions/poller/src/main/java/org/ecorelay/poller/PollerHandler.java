package org.ecorelay.poller;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.ecorelay.aws.lambda.Log;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.standing.AskForLists;
import org.ecorelay.json.Json;
import org.ecorelay.notice.TellExporters;
import org.ecorelay.operation.RedriveRows;
import org.ecorelay.submission.CollectVerdicts;
import org.ecorelay.submission.WorkDueRows;

/** One pass over everything that is due. Started every minute, never twice at the same time. */
public final class PollerHandler implements RequestStreamHandler {
    private final RedriveRows redrive;
    private final WorkDueRows work;
    private final CollectVerdicts collect;
    private final TellExporters tell;
    private final AskForLists lists;
    private final Consumer<Instant> heartbeat;
    private final InstantSource clock;
    private final Runnable flush;

    /** As Lambda starts it. */
    public PollerHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /** With a given environment and clock. */
    public PollerHandler(Map<String, String> environment, InstantSource clock) {
        this(Wiring.of(environment, clock));
    }

    private PollerHandler(Wiring wiring) {
        this(
                wiring.redrive(),
                wiring.work(),
                wiring.collect(),
                wiring.tell(),
                wiring.lists(),
                wiring.heartbeat(),
                wiring.clock(),
                wiring.metrics()::flush);
    }

    /**
     * With given use cases.
     *
     * @param heartbeat is told when a pass has ended
     * @param flush writes what was counted
     */
    public PollerHandler(
            RedriveRows redrive,
            WorkDueRows work,
            CollectVerdicts collect,
            TellExporters tell,
            AskForLists lists,
            Consumer<Instant> heartbeat,
            InstantSource clock,
            Runnable flush) {
        this.redrive = redrive;
        this.work = work;
        this.collect = collect;
        this.tell = tell;
        this.lists = lists;
        this.heartbeat = heartbeat;
        this.clock = clock;
        this.flush = flush;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        try {
            pass(context);
        } catch (RuntimeException e) {
            new Log(context).failed("pass", e, Json.object());
            // Lambda logs what is thrown, and the message of an AWS failure may quote what was sent.
            throw new PassFailed();
        } finally {
            flush.run();
        }
    }

    /** Counted as an error by Lambda; the log says what it was. */
    private static final class PassFailed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void pass(Context context) {
        var time = new PassTime(context::getRemainingTimeInMillis);
        // Before the lanes: what an operator made due is due in this pass. Submissions go before polls.
        int redriven = redrive.work(time.forWork());
        int worked = 0;
        int verdicts = 0;
        int told = 0;
        boolean cut;
        do {
            time.beginRound();
            BooleanSupplier forWork = time.forWork();
            var pass = work.work(forWork);
            BooleanSupplier forVerdicts = time.forVerdicts();
            var decided = collect.collect(forVerdicts);
            cut = !forWork.getAsBoolean() || !forVerdicts.getAsBoolean();
            // After the verdicts, each account within its share: a slow one delays neither a verdict nor the others.
            told += tell.tell(each(pass.untold(), decided), time.forTelling());
            worked += pass.worked();
            verdicts += decided.size();
            // A stage that was stopped for another one's sake has what is left.
        } while (cut && time.forTelling().getAsBoolean());
        int retried = tell.retry(time.forRetries());
        int asked = lists.ask(time.forRetries());
        heartbeat.accept(clock.instant());
        if (worked + verdicts + told + retried + redriven + asked > 0) {
            new Log(context)
                    .info(
                            "pass",
                            Json.object()
                                    .put("worked", worked)
                                    .put("redriven", redriven)
                                    .put("verdicts", verdicts)
                                    .put("told", told)
                                    .put("retried", retried)
                                    .put("statusLists", asked));
        }
    }

    /** Each certificate once: what the work lanes have just decided is found by the sweep of the verdict lanes, too. */
    private static List<Certificate> each(List<Certificate> worked, List<Certificate> decided) {
        var rows = new LinkedHashMap<CertificateId, Certificate>();
        worked.forEach(row -> rows.put(row.id(), row));
        decided.forEach(row -> rows.put(row.id(), row));
        return List.copyOf(rows.values());
    }
}
