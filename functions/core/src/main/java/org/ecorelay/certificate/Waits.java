package org.ecorelay.certificate;

import java.util.List;

/** Port: which certificates wait for which product profile. */
public interface Waits {
    void add(String account, String sku, CertificateId waiting);

    /** At most 1,000 of those that wait; the timer finds the others. */
    List<CertificateId> waiting(String account, String sku);

    void remove(String account, String sku, CertificateId waiting);
}
