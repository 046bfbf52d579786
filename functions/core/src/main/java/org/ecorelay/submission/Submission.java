package org.ecorelay.submission;

import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.profile.StatusCodes;
import org.jspecify.annotations.Nullable;

/**
 * One signed e-CO on its way to the platform.
 *
 * @param documentId the id that the platform knows; also the idempotency key of every attempt
 * @param account the tenant, which selects the platform credential
 * @param exporter the exporter inside the tenant; its own credential, if any, goes before the account's
 * @param authority ISO 3166-1 alpha-2 code of the customs authority
 * @param specVersion the version of the platform's specification that the profile names
 * @param statusCodes what the status codes of the answer mean in that version
 * @param mode live, or test: a test document only ever goes to the sandbox
 * @param jws the signed document, JWS compact serialization
 * @param sandbox scripted behaviour for the sandbox as JSON text (test mode only), or null
 * @param replaces the version that this one replaces when it is approved, or null
 */
public record Submission(
        DocumentId documentId,
        String account,
        String exporter,
        String authority,
        String specVersion,
        StatusCodes statusCodes,
        KeyMode mode,
        String jws,
        @Nullable String sandbox,
        @Nullable DocumentId replaces) {}
