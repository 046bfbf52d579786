package org.ecorelay.attestation.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a verification rests on beside the document itself. What is not at hand makes an answer Unknown or Skipped.
 *
 * @param keys the key set that is trusted, or empty
 * @param statusLists status lists in compact form, each the newest that is at hand
 * @param predecessors status lists that were seen before: a newer one of the same id must not be older than these
 * @param register what the register says
 * @param at the instant that is asked about
 */
public record Means(
        Optional<KeySet> keys, List<String> statusLists, List<String> predecessors, Register register, Instant at) {
    public Means {
        statusLists = List.copyOf(statusLists);
        predecessors = List.copyOf(predecessors);
    }
}
