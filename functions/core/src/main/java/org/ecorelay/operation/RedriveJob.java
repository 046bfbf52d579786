package org.ecorelay.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A redrive, as it was ordered and as far as it has come.
 *
 * @param id 12 characters
 * @param account whose certificates are meant; a job never leaves its account
 * @param mode a test key's job never touches a live certificate, nor the other way round
 * @param by the key that ordered it, as histories name it
 * @param createdAt when; what is accepted while it is carried out may be meant too
 * @param cursor where the next page begins, or null for the beginning
 * @param page the page that is being worked, or null between two: a pass that dies leaves it behind
 * @param counts what was done so far
 * @param finishedAt when everything was read and worked, or null before
 */
public record RedriveJob(
        String id,
        String account,
        KeyMode mode,
        String by,
        RedriveFilter filter,
        Instant createdAt,
        @Nullable String cursor,
        @Nullable Page page,
        Counts counts,
        @Nullable Instant finishedAt) {
    private static final int ID_LENGTH = 12;

    /**
     * Certificates that are worked together, kept before the first of them is: a pass that dies has them worked again, and not
     * what an index shows then.
     *
     * @param next where to go on, or null at the end
     * @param tries how often it was begun
     */
    public record Page(List<CertificateId> ids, @Nullable String next, int tries) {
        public Page {
            ids = List.copyOf(ids);
        }
    }

    /**
     * What was done.
     *
     * @param done certificates that matched and were made due
     * @param failed certificates that matched, perhaps, and could not be worked in several passes
     * @param examples the first of the failed ones
     */
    public record Counts(int done, int failed, List<CertificateId> examples) {
        private static final int MAX_EXAMPLES = 20;

        static final Counts NOTHING = new Counts(0, 0, List.of());

        public Counts {
            examples = examples.stream().limit(MAX_EXAMPLES).toList();
        }

        /** Everything that matched. */
        public int matched() {
            return done + failed;
        }

        Counts plus(Counts other) {
            var both = new ArrayList<>(examples);
            both.addAll(other.examples);
            return new Counts(done + other.done, failed + other.failed, both);
        }
    }

    static RedriveJob begun(Caller caller, RedriveFilter filter, Instant now) {
        String content =
                "%s %s %s %s".formatted(caller.account(), caller.keyId(), now, CanonicalJson.text(filter.json()));
        String id = Sha256.of(content).value().replaceAll("[^A-Za-z0-9]", "").substring(0, ID_LENGTH);
        return new RedriveJob(
                id, caller.account(), caller.mode(), caller.key(), filter, now, null, null, Counts.NOTHING, null);
    }

    /** Before a page is worked. */
    RedriveJob on(Page next) {
        return new RedriveJob(id, account, mode, by, filter, createdAt, cursor, next, counts, finishedAt);
    }

    /** After a page was worked. */
    RedriveJob after(Page worked, Counts more) {
        return new RedriveJob(
                id, account, mode, by, filter, createdAt, worked.next(), null, counts.plus(more), finishedAt);
    }

    RedriveJob finished(Instant now) {
        return new RedriveJob(id, account, mode, by, filter, createdAt, null, null, counts, now);
    }

    Json.Obj json() {
        var job = Json.object()
                .put("id", id)
                .put("account", account)
                .put("mode", mode.word())
                .put("by", by)
                .put("filter", filter.json())
                .put("createdAt", CertificateRow.time(createdAt))
                .putIfPresent("cursor", cursor)
                .put("done", counts.done())
                .put("failed", counts.failed())
                .put("examples", ids(counts.examples()))
                .putIfPresent("finishedAt", finishedAt == null ? null : CertificateRow.time(finishedAt));
        if (page != null) {
            job.put("page", ids(page.ids())).put("pageTries", page.tries()).putIfPresent("pageNext", page.next());
        }
        return job.build();
    }

    static RedriveJob read(Json.Obj job) {
        Optional<Page> page = job.get("page")
                .map(_ -> new Page(ids(job, "page"), job.text("pageNext").orElse(null), job.requiredInt("pageTries")));
        return new RedriveJob(
                job.required("id"),
                job.required("account"),
                KeyMode.parse(job.required("mode")).orElseThrow(),
                job.required("by"),
                RedriveFilter.read(job.object("filter")),
                Instant.parse(job.required("createdAt")),
                job.text("cursor").orElse(null),
                page.orElse(null),
                new Counts(job.requiredInt("done"), job.requiredInt("failed"), ids(job, "examples")),
                job.text("finishedAt").map(Instant::parse).orElse(null));
    }

    private static Json ids(List<CertificateId> ids) {
        return Json.array(ids.stream().map(id -> Json.text(id.value())));
    }

    private static List<CertificateId> ids(Json.Obj job, String name) {
        return job.list(name).stream()
                .flatMap(id -> id.asText().stream())
                .map(CertificateId::new)
                .toList();
    }
}
