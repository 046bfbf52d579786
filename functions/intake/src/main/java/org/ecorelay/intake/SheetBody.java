package org.ecorelay.intake;

import java.util.Set;
import org.ecorelay.aws.lambda.HttpRequest;

/**
 * Which bodies are sheets. API Gateway passes {@code text/*} on as UTF-8, which ruins GBK; a sheet in GBK comes as what browsers on Windows
 * call a CSV file, and so as base64.
 */
final class SheetBody {
    private static final Set<String> TYPES = Set.of("text/csv", "application/vnd.ms-excel");

    private SheetBody() {}

    static boolean is(HttpRequest request) {
        return TYPES.contains(request.mediaType());
    }
}
