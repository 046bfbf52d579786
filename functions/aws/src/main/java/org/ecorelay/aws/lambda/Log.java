package org.ecorelay.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Log lines as JSON. Only what is named here goes in: ids, counts, states, classes of exceptions and the error codes of AWS, never a
 * message of an exception (it may quote what somebody sent), a key, a document or a personal value.
 */
public final class Log {
    private static final int MAX_FRAMES = 6;
    /** Causes may go in circles. */
    private static final int MAX_CAUSES = 8;
    /** An error code is a word; anything else in its place is not logged. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9.]{0,63}");

    private final Context context;

    public Log(Context context) {
        this.context = context;
    }

    /** Something that an operator may want to know. */
    public void info(String event, JsonObjectBuilder details) {
        write("INFO", event, details);
    }

    /** Something that went wrong: class, code at AWS and place of every cause. */
    public void failed(String event, Throwable failure, JsonObjectBuilder details) {
        write("ERROR", event, details.put("failure", causes(failure)));
    }

    private static String causes(Throwable failure) {
        var causes = new StringBuilder();
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth++ < MAX_CAUSES; cause = cause.getCause()) {
            causes.append(causes.isEmpty() ? "" : " < ")
                    .append(cause.getClass().getName())
                    .append(code(cause));
            frames(cause, causes);
        }
        return causes.toString();
    }

    /** Many refusals of AWS are of one class: without the code a missing right looks like throttling. */
    private static String code(Throwable cause) {
        return Optional.of(cause)
                .filter(AwsServiceException.class::isInstance)
                .map(failure -> ((AwsServiceException) failure).awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .filter(CODE.asMatchPredicate())
                .filter(code -> !code.equals(cause.getClass().getSimpleName()))
                .map("[%s]"::formatted)
                .orElse("");
    }

    /** A line about one certificate of many that could not be worked, outside any one request. */
    public static void failedRow(CertificateId id, RuntimeException failure) {
        standalone(Json.object()
                .put("level", "ERROR")
                .put("event", "row")
                .put("certificateId", id.value())
                .put("failure", causes(failure)));
    }

    /** A line about a look-up that failed and was answered as Unknown, outside any one request. */
    public static void failedLookup(RuntimeException failure) {
        standalone(Json.object().put("level", "ERROR").put("event", "lookup").put("failure", causes(failure)));
    }

    /** A line about messages that were not queued, outside any one request. */
    public static void notQueued(String sentence) {
        standalone(Json.object().put("level", "WARN").put("event", "queue").put("detail", sentence));
    }

    /** A line about a confirmation mail that was not sent, outside any one request. */
    public static void notAsked(String sentence) {
        standalone(
                Json.object().put("level", "WARN").put("event", "confirmation").put("detail", sentence));
    }

    /** A line about addresses that a mail was not taken for; the sentence names none. */
    public static void notMailed(String sentence) {
        standalone(Json.object().put("level", "WARN").put("event", "mail").put("detail", sentence));
    }

    /** A line about a setting that an account has changed: before, after, and the key that did it. */
    public static void setting(Json.Obj change) {
        standalone(Json.object().put("level", "INFO").put("event", "setting").put("change", change));
    }

    private static void standalone(JsonObjectBuilder details) {
        System.err.println(CanonicalJson.text(details.build()));
    }

    private static void frames(Throwable cause, StringBuilder out) {
        int shown = 0;
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().startsWith("org.ecorelay") && shown++ < MAX_FRAMES) {
                out.append(" @ ").append(frame.getFileName()).append(':').append(frame.getLineNumber());
            }
        }
    }

    private void write(String level, String event, JsonObjectBuilder details) {
        details.put("level", level).put("event", event).put("requestId", String.valueOf(context.getAwsRequestId()));
        // Lambda puts the level beside the line, where its own filters look for it.
        context.getLogger().log(CanonicalJson.text(details.build()) + "\n", LogLevel.valueOf(level));
    }
}
