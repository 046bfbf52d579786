package org.ecorelay.operation;

import java.time.Instant;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A redrive under way.
 *
 * @param id 16 characters
 * @param account whose certificates are meant; a job never leaves its account
 * @param mode a test key's job never touches a live certificate, nor the other way round
 * @param by id of the key that ordered it
 * @param createdAt when; what is accepted later is not meant
 * @param cursor where the next page begins, or null for the beginning
 * @param redriven rows that were made due so far
 */
public record RedriveJob(
        String id,
        String account,
        KeyMode mode,
        String by,
        RedriveFilter filter,
        Instant createdAt,
        @Nullable String cursor,
        int redriven) {
    static RedriveJob begun(Caller caller, RedriveFilter filter, Instant now) {
        String content =
                "%s %s %s %s".formatted(caller.account(), caller.keyId(), now, CanonicalJson.text(filter.json()));
        String id = Sha256.of(content).value().replaceAll("[^A-Za-z0-9]", "").substring(0, 16);
        return new RedriveJob(id, caller.account(), caller.mode(), caller.keyId(), filter, now, null, 0);
    }

    RedriveJob after(@Nullable String next, int more) {
        return new RedriveJob(id, account, mode, by, filter, createdAt, next, redriven + more);
    }

    Json.Obj json() {
        return Json.object()
                .put("id", id)
                .put("account", account)
                .put("mode", mode.word())
                .put("by", by)
                .put("filter", filter.json())
                .put("createdAt", CertificateRow.time(createdAt))
                .putIfPresent("cursor", cursor)
                .put("redriven", redriven)
                .build();
    }

    static RedriveJob read(Json.Obj job) {
        return new RedriveJob(
                job.required("id"),
                job.required("account"),
                KeyMode.parse(job.required("mode")).orElseThrow(),
                job.required("by"),
                RedriveFilter.read(job.object("filter")),
                Instant.parse(job.required("createdAt")),
                job.text("cursor").orElse(null),
                job.requiredInt("redriven"));
    }
}
