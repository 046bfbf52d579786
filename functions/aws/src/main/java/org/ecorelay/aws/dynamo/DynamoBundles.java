package org.ecorelay.aws.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.json.Json;
import org.ecorelay.notice.Bundle;
import org.ecorelay.notice.Bundles;
import org.ecorelay.notice.Notice;

/**
 * Bundles on the work table: item {@code bundle#<account>} has a member per key with its state, {@code entry#<hash>#<id>} a
 * member per order, {@code told#<account>} what is due when.
 */
public final class DynamoBundles implements Bundles {
    private static final Duration KEEP = Duration.ofDays(30);
    /** A digest collects for a day. */
    private static final Duration KEEP_ENTRIES = Duration.ofDays(32);

    private static final int MAX_ENTRIES = 20_000;

    private final WorkTable work;
    private final InstantSource clock;
    private final Agenda agenda;

    public DynamoBundles(WorkTable work, InstantSource clock) {
        this.work = work;
        this.clock = clock;
        this.agenda = new Agenda(work, clock, "told", KEEP);
    }

    @Override
    public Optional<Bundle> find(Bundle.Key key) {
        return find(key.account(), key.hash());
    }

    private Optional<Bundle> find(String account, String hash) {
        return work.find("bundle#" + account, hash).map(DynamoBundles::read);
    }

    @Override
    public void open(Bundle.Open bundle) {
        // First: an entry that leads nowhere is harmless, a bundle that is never due is not.
        agenda.put(bundle.key().account(), bundle.due(), bundle.key().hash(), Json.Obj.EMPTY);
        Json.Obj body = Json.object()
                .put("key", bundle.key().json())
                .put("id", bundle.id())
                .put("sample", bundle.sample().json())
                .put("due", CertificateRow.time(bundle.due()))
                .putIfPresent("before", bundle.before().map(Json::text))
                .build();
        put(bundle.key(), body);
    }

    @Override
    public void add(Bundle.Open bundle, Bundle.Entry entry) {
        Json.Obj body = Json.object()
                .put("at", CertificateRow.time(entry.at()))
                .put("event", entry.told().event())
                .put("orderNumber", entry.told().orderNumber())
                .put("certificate", entry.told().certificate())
                .put("destination", entry.told().destination())
                .put("count", entry.count())
                .build();
        work.put(entries(bundle.key(), bundle.id()), entry.told().event(), body, clock.instant(), KEEP_ENTRIES);
    }

    @Override
    public boolean has(Bundle.Key key, String id, String event) {
        return work.find(entries(key, id), event).isPresent();
    }

    @Override
    public List<Bundle.Entry> entries(Bundle.Open bundle) {
        return work.members(entries(bundle.key(), bundle.id()), MAX_ENTRIES).stream()
                .map(member -> entry(member.body()))
                .sorted(Comparator.comparing(Bundle.Entry::at))
                .toList();
    }

    private static Bundle.Entry entry(Json.Obj body) {
        return new Bundle.Entry(
                Instant.parse(body.required("at")),
                new Notice.Told(
                        body.required("event"),
                        body.required("orderNumber"),
                        body.required("certificate"),
                        body.required("destination")),
                body.requiredInt("count"));
    }

    @Override
    public List<String> accounts() {
        return agenda.accounts();
    }

    @Override
    public List<Bundle.Open> due(String account, Instant now, int limit) {
        return agenda.due(account, now, limit).stream()
                .flatMap(member -> due(account, member.name()).stream())
                .toList();
    }

    /** The bundle, unless it was told or opened again meanwhile: then a crash has left the entry behind. */
    private Optional<Bundle.Open> due(String account, String member) {
        Instant at = Instant.parse(member.substring(0, member.indexOf('#')));
        String hash = member.substring(member.indexOf('#') + 1);
        Optional<Bundle.Open> open = find(account, hash)
                .filter(Bundle.Open.class::isInstance)
                .map(Bundle.Open.class::cast)
                .filter(bundle -> bundle.due().equals(at));
        if (open.isEmpty()) {
            agenda.remove(account, at, hash);
        }
        return open;
    }

    @Override
    public void postpone(Bundle.Open bundle, Instant due) {
        open(new Bundle.Open(bundle.key(), bundle.id(), bundle.sample(), due, bundle.before()));
        if (!due.equals(bundle.due())) {
            agenda.remove(bundle.key().account(), bundle.due(), bundle.key().hash());
        }
    }

    @Override
    public void rest(Bundle.Open told, Instant until) {
        Json.Obj body = Json.object()
                .put("key", told.key().json())
                .put("told", told.id())
                .put("until", CertificateRow.time(until))
                .build();
        put(told.key(), body);
        agenda.remove(told.key().account(), told.due(), told.key().hash());
    }

    private void put(Bundle.Key key, Json.Obj body) {
        work.put("bundle#" + key.account(), key.hash(), body, clock.instant(), KEEP);
    }

    private static Bundle read(Json.Obj body) {
        Bundle.Key key = Bundle.Key.read(body.object("key"));
        return body.text("told")
                .<Bundle>map(told -> new Bundle.Resting(key, told, Instant.parse(body.required("until"))))
                .orElseGet(() -> new Bundle.Open(
                        key,
                        body.required("id"),
                        Notice.read(body.object("sample")),
                        Instant.parse(body.required("due")),
                        body.text("before")));
    }

    private static String entries(Bundle.Key key, String id) {
        return "entry#" + key.hash() + "#" + id;
    }
}
