package org.ecorelay.certificate.evidence;

import java.util.List;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;

/**
 * Everything that the relay has of one certificate.
 *
 * @param items every item of the ledger, the newest event of the row among them
 * @param keySet the published key set (JWKS)
 * @param statusLists the signed status lists that its documents name, in compact form
 */
record Contents(Certificate row, List<Ledger.Item> items, String keySet, List<String> statusLists) {
    public Contents {
        items = List.copyOf(items);
        statusLists = List.copyOf(statusLists);
    }
}
