package org.ecorelay.aws.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.SharedState;
import org.jspecify.annotations.Nullable;

/** Shared state on the work table. */
public final class DynamoSharedState implements SharedState {
    /** Longer than any outage or authority's silence: a held row is found by its account's mark. */
    private static final Duration KEEP = Duration.ofDays(365);

    private final WorkTable work;
    private final Optional<InstantSource> clock;

    /** State that DynamoDB forgets a year after its last write. */
    public DynamoSharedState(WorkTable work, InstantSource clock) {
        this(work, Optional.of(clock));
    }

    private DynamoSharedState(WorkTable work, Optional<InstantSource> clock) {
        this.work = work;
        this.clock = clock;
    }

    /** State that is never forgotten: losing it would cost more than time. */
    public static DynamoSharedState lasting(WorkTable work) {
        return new DynamoSharedState(work, Optional.empty());
    }

    private Optional<Instant> until() {
        return clock.map(now -> now.instant().plus(KEEP));
    }

    @Override
    public Optional<Json.Obj> find(String item, String member) {
        return work.find(item, member);
    }

    @Override
    public void put(String item, String member, Json.Obj next) {
        work.put(item, member, next, until());
    }

    @Override
    public boolean swap(String item, String member, Json.@Nullable Obj seen, Json.Obj next) {
        return work.swap(item, member, seen, next, until());
    }

    @Override
    public List<String> members(String item, int limit) {
        return work.members(item, limit).stream().map(WorkTable.Member::name).toList();
    }

    @Override
    public void remove(String item, String member) {
        work.delete(item, member);
    }
}
