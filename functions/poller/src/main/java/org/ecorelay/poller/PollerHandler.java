package org.ecorelay.poller;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.ecorelay.aws.lambda.Log;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.json.Json;

/** One pass over everything that is due. Started every minute, never twice at the same time. */
public final class PollerHandler implements RequestStreamHandler {
    /** What the last action of a pass may take. */
    private static final int RESERVE_MILLIS = 15_000;

    private final Wiring wiring;

    /** As Lambda starts it. */
    public PollerHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /** With a given environment and clock. */
    public PollerHandler(Map<String, String> environment, InstantSource clock) {
        this.wiring = Wiring.of(environment, clock);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        try {
            pass(context);
        } catch (RuntimeException e) {
            new Log(context).failed("pass", e, Json.object());
            // Lambda logs what is thrown, and the message of an AWS failure may quote what was sent.
            throw new PassFailed();
        }
    }

    /** Counted as an error by Lambda; the log says what it was. */
    private static final class PassFailed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void pass(Context context) {
        BooleanSupplier timeLeft = () -> context.getRemainingTimeInMillis() > RESERVE_MILLIS;
        // Before the lanes: what an operator made due is due in this pass. Submissions go before polls.
        int redriven = wiring.redrive().work(timeLeft);
        var pass = wiring.work().work(timeLeft);
        var decided = wiring.collect().collect(timeLeft);
        // After the verdicts, each account within its share: a slow one delays neither a verdict nor the others.
        int told = wiring.tell().tell(each(pass.untold(), decided), timeLeft);
        int retried = wiring.tell().retry(timeLeft);
        wiring.heartbeat().beat(wiring.clock().instant());
        if (pass.worked() + decided.size() + told + retried + redriven > 0) {
            new Log(context)
                    .info(
                            "pass",
                            Json.object()
                                    .put("worked", pass.worked())
                                    .put("redriven", redriven)
                                    .put("verdicts", decided.size())
                                    .put("told", told)
                                    .put("retried", retried));
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
