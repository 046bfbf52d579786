package org.ecorelay.certificate.standing;

import org.ecorelay.attestation.Sha256;

/**
 * One list of an account.
 *
 * @param number from 0
 */
public record StatusListId(String account, int number) {
    public StatusListId {
        if (account.isBlank() || account.contains("#") || number < 0) {
            throw new IllegalArgumentException("a status list has an account and a number from 0");
        }
    }

    /** Stands for the account in public addresses. */
    public String owner() {
        return owner(account);
    }

    static String owner(String account) {
        return Sha256.of("status lists of " + account).value();
    }

    /** Where the list is published, under the address of the HTTP API. */
    String path() {
        return "/v1/status-lists/%s/%d".formatted(owner(), number);
    }
}
