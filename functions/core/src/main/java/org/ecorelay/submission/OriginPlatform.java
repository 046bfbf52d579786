package org.ecorelay.submission;

import java.util.Collection;
import java.util.Map;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.DocumentId;

/** Port: the origin verification platform. Its contract is our documented assumption (docs/api/platform.openapi.yaml). */
public interface OriginPlatform {
    /** The most documents that {@link #find(KeyMode, Collection)} takes in one request. */
    int MAX_BULK = 100;

    /**
     * Sends one e-CO, once, and says what is known afterwards.
     *
     * <p>Never repeats by itself: only {@link #find} decides whether an {@code Unknown} may be sent again.
     * Throws nothing for what the platform or the network does; an exception means a bug or a broken deployment.
     */
    Exchanged<SubmissionOutcome> submit(Submission submission);

    /**
     * Asks what the platform knows of up to {@value #MAX_BULK} documents, in one request.
     *
     * <p>The answer has one entry for every id asked. {@code Unreachable} is not an answer about the document.
     */
    Map<DocumentId, Exchanged<Lookup>> find(KeyMode mode, Collection<DocumentId> documents);

    /**
     * Withdraws one registered document, with the credential that it was filed with. May be repeated.
     *
     * <p>Throws nothing for what the platform or the network does.
     */
    Exchanged<WithdrawalOutcome> withdraw(Withdrawal withdrawal);

    /** Whether documents of this mode can be sent at all; false for test documents without a configured sandbox. */
    boolean accepts(KeyMode mode);
}
