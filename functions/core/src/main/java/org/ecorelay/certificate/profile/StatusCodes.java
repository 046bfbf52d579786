package org.ecorelay.certificate.profile;

import java.util.Map;

/**
 * The meaning of each status code of an answer to a submission, under one version of the platform's specification. What has no row
 * is {@link StatusMeaning#UNKNOWN}.
 *
 * @param rows by status, {@code "422"}, or {@value #OTHER_CLIENT_ERRORS} for the client errors without a row of their own
 */
public record StatusCodes(Map<String, StatusMeaning> rows) {
    /** Row of the client errors that no other row names. */
    public static final String OTHER_CLIENT_ERRORS = "4xx";

    /**
     * A table within the limits of the protocol.
     *
     * @throws IllegalArgumentException for a row that is no status, for a meaning that the status cannot have (what may have been
     *     taken is never deferred, what is not about the document never refused), without {@code 401} as {@code DENIED}, which
     *     sending again with a new token rests on, or without any status for a registration
     */
    public StatusCodes {
        rows = Map.copyOf(rows);
        rows.forEach(StatusCodes::check);
        if (rows.get("401") != StatusMeaning.DENIED) {
            throw new IllegalArgumentException("status 401 must be DENIED");
        }
        if (rows.entrySet().stream().noneMatch(row -> isRegistration(row.getKey(), row.getValue()))) {
            throw new IllegalArgumentException("some status 2xx must be FILED or REGISTERED");
        }
    }

    /** What a status means. */
    public StatusMeaning of(int status) {
        StatusMeaning own = rows.get(Integer.toString(status));
        if (own != null) {
            return own;
        }
        StatusMeaning rest = rows.get(OTHER_CLIENT_ERRORS);
        return status / 100 == 4 && rest != null && rest.fits(status) ? rest : StatusMeaning.UNKNOWN;
    }

    private static void check(String row, StatusMeaning meaning) {
        if (row.equals(OTHER_CLIENT_ERRORS)) {
            if (meaning != StatusMeaning.REFUSED_IF_EXPLAINED && meaning != StatusMeaning.UNKNOWN) {
                throw new IllegalArgumentException("%s must be REFUSED_IF_EXPLAINED or UNKNOWN".formatted(row));
            }
        } else if (!row.matches("[1-5][0-9]{2}")) {
            throw new IllegalArgumentException(
                    "a row must be a status from 100 to 599, or %s".formatted(OTHER_CLIENT_ERRORS));
        } else if (!meaning.fits(Integer.parseInt(row))) {
            throw new IllegalArgumentException("status %s must be something else than %s".formatted(row, meaning));
        }
    }

    private static boolean isRegistration(String row, StatusMeaning meaning) {
        return row.startsWith("2") && (meaning == StatusMeaning.FILED || meaning == StatusMeaning.REGISTERED);
    }
}
