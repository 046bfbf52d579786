package org.ecorelay.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: notices that wait to be told together. One poller at a time writes here.
 *
 * <p>What was added stays readable until the bundle rests, and {@link #has} knows it for at least a day longer.
 */
public interface Bundles {
    /** The bundle of this key as it is now; empty when there was none for long. */
    Optional<Bundle> find(Bundle.Key key);

    /** Begins a bundle; it is due from now on, even when the process dies before anything is added. */
    void open(Bundle.Open bundle);

    /** Adds or replaces the entry of one event. */
    void add(Bundle.Open bundle, Bundle.Entry entry);

    /** Whether the bundle with this id has, or had, an entry of this event. */
    boolean has(Bundle.Key key, String id, String event);

    /** Everything that was added, oldest first. */
    List<Bundle.Entry> entries(Bundle.Open bundle);

    /** Accounts that have bundles, perhaps more. */
    List<String> accounts();

    /** Open bundles of an account whose time has come, oldest first, at most {@code limit}. */
    List<Bundle.Open> due(String account, Instant now, int limit);

    /** The bundle is due at another time, with everything that was added. */
    void postpone(Bundle.Open bundle, Instant due);

    /** The bundle was told. */
    void rest(Bundle.Open told, Instant until);
}
