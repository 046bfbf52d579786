package org.ecorelay.operation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates are meant; all that is said must hold, and something must be said.
 *
 * @param state name of a {@link Status}, or {@value #STUCK}, or null for any
 * @param authority ISO 3166-1 alpha-2 code of the destination, or null for any
 * @param finding code of the first finding of a question (NEEDS_DATA), or null for any
 */
public record RedriveFilter(
        @Nullable String state,
        @Nullable String authority,
        @Nullable String finding) {
    /** Rows that were looked at {@value Certificate#STUCK_AFTER} times in vain, whatever their state. */
    public static final String STUCK = "STUCK";

    /** A claim is only ever resolved by asking; what is final waits for nothing. */
    private static final Set<Status> MEANT = EnumSet.of(
            Status.RECEIVED,
            Status.NEEDS_DATA,
            Status.AWAITING_ISSUER,
            Status.SIGNED,
            Status.DEFERRED,
            Status.OUTCOME_UNKNOWN,
            Status.PENDING,
            Status.MANUAL_REVIEW);

    /** Names of everything that {@code state} may be. */
    public static List<String> states() {
        var names = new ArrayList<>(MEANT.stream().map(Status::name).toList());
        names.add(STUCK);
        return List.copyOf(names);
    }

    public RedriveFilter {
        if (state == null && authority == null && finding == null) {
            throw new IllegalArgumentException("a filter names a state, an authority or a finding");
        }
        if (state != null && !states().contains(state)) {
            throw new IllegalArgumentException("state %s must be one of %s".formatted(state, states()));
        }
    }

    /** Whether everything that matches is in the index of what a human must see. */
    boolean isAttention() {
        return finding != null
                || STUCK.equals(state)
                || Status.NEEDS_DATA.name().equals(state)
                || Status.MANUAL_REVIEW.name().equals(state);
    }

    boolean matches(Certificate row) {
        return row.due().isPresent()
                && row.status() != Status.SUBMITTING
                && (authority == null || authority.equals(row.subject().destination()))
                && (finding == null || finding.equals(code(row)))
                && matchesState(row);
    }

    private boolean matchesState(Certificate row) {
        if (STUCK.equals(state)) {
            return row.isStuck();
        }
        return state == null
                ? MEANT.contains(row.status())
                : state.equals(row.status().name());
    }

    private static @Nullable String code(Certificate row) {
        return row.state() instanceof State.NeedsData(var first, var _) ? first.code() : null;
    }

    /** As a job keeps and shows it. */
    public Json.Obj json() {
        return Json.object()
                .putIfPresent("state", state)
                .putIfPresent("authority", authority)
                .putIfPresent("finding", finding)
                .build();
    }

    static RedriveFilter read(Json.Obj filter) {
        return new RedriveFilter(
                nullable(filter.text("state")), nullable(filter.text("authority")), nullable(filter.text("finding")));
    }

    private static @Nullable String nullable(Optional<String> text) {
        return text.orElse(null);
    }
}
