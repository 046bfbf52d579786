package org.ecorelay.infra;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator chooses for one deployment; nothing of it changes what the functions do.
 *
 * @param operators e-mail addresses that alarms go to
 * @param origins web origins whose pages may call the API from a browser; empty: none but its own
 * @param archived whether the ledger is exported to a bucket in which nothing can be changed for three years (RCEP 3.27)
 * @param disposable whether the data go with the stack: for trials, never for a stage named prod
 * @param dataKey ARN of a KMS key of one's own for the tables; null: the key that AWS owns
 * @param rotation ARN of a function that rotates the service secret; null: nothing rotates it by itself
 * @param smtp the mail server that alerts leave by; null: SES
 */
record Operating(
        List<String> operators,
        List<String> origins,
        boolean archived,
        boolean disposable,
        @Nullable String dataKey,
        @Nullable String rotation,
        @Nullable SmtpHost smtp) {
    /** Nobody is told, nothing is opened, everything is kept. */
    static final Operating DEFAULT = new Operating(List.of(), List.of(), false, false, null, null, null);

    static final String PROD = "prod";

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,]+@[^@\\s,]+");
    private static final Pattern ORIGIN = Pattern.compile("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?");
    private static final Pattern FUNCTION_ARN =
            Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}");

    Operating {
        operators = List.copyOf(operators);
        origins = List.copyOf(origins);
        require(operators, ADDRESS, "operators are e-mail addresses");
        require(origins, ORIGIN, "origins are https://<host>, without a path and a slash at the end");
        if (dataKey != null) {
            require(List.of(dataKey), Deployment.KEY_ARN, "dataKey is the ARN of a KMS key, no alias");
        }
        if (rotation != null) {
            require(List.of(rotation), FUNCTION_ARN, "rotation is the ARN of a Lambda function");
        }
        if (archived && disposable) {
            throw new IllegalArgumentException("a disposable stack has no archive: leave one of the two out");
        }
    }

    private static void require(List<String> values, Pattern pattern, String rule) {
        values.stream()
                .filter(value -> !pattern.matcher(value).matches())
                .findFirst()
                .ifPresent(value -> {
                    throw new IllegalArgumentException(rule + "; this is none: " + value);
                });
    }
}
