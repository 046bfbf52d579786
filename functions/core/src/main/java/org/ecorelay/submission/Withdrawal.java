package org.ecorelay.submission;

import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.DocumentId;

/**
 * One registration to be taken back at the platform.
 *
 * @param documentId the document that was registered
 * @param reference the platform's reference of it
 * @param account the tenant, which selects the platform credential that it was filed with
 * @param exporter the exporter inside the tenant; its own credential, if any, goes before the account's
 * @param mode live, or test: the sandbox
 */
public record Withdrawal(DocumentId documentId, String reference, String account, String exporter, KeyMode mode) {}
