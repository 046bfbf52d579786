package org.ecorelay.status;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Registry;
import org.ecorelay.account.store.Store;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Certificates.ListedEntry;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Certificates of an account: by order number (with or without the store), or newest first by UTC day of creation.
 *
 * <p>{@code from} and {@code to} are days, at most {@value #MAX_DAYS} apart; without them the last seven. {@code limit} is at
 * most {@value #MAX_LIMIT}; {@code cursor} continues.
 */
final class ListCertificates {
    static final int MAX_DAYS = 31;
    static final int MAX_LIMIT = 100;

    private static final int DEFAULT_DAYS = 7;

    private final Certificates certificates;
    private final Registry registry;
    private final InstantSource clock;

    ListCertificates(Certificates certificates, Registry registry, InstantSource clock) {
        this.certificates = certificates;
        this.registry = registry;
        this.clock = clock;
    }

    HttpResponse list(Caller caller, HttpRequest request) {
        return request.asking(() -> asked(caller, request), "orderNumber", "store", "from", "to", "limit", "cursor");
    }

    private HttpResponse asked(Caller caller, HttpRequest request) {
        Optional<String> orderNumber = request.query("orderNumber");
        if (orderNumber.isPresent()) {
            return byOrder(caller, orderNumber.get(), request.query("store"));
        }
        try {
            return byDay(caller, request);
        } catch (DateTimeException | IllegalArgumentException e) {
            return HttpResponse.problem(
                    400,
                    "bad-query",
                    "The query cannot be read",
                    "from and to are days like 2026-09-01 at most %d days in all, limit is 1 to %d, cursor comes from an answer."
                            .formatted(MAX_DAYS, MAX_LIMIT));
        }
    }

    private HttpResponse byOrder(Caller caller, String orderNumber, Optional<String> store) {
        List<String> stores = store.map(List::of)
                .orElseGet(() -> registry.list(caller.account(), "store").stream()
                        .map(body -> Store.read(body).id())
                        .toList());
        List<CertificateId> ids = stores.stream()
                .map(id -> CertificateId.of(caller.account(), id, orderNumber, 1))
                .limit(MAX_LIMIT)
                .toList();
        List<Certificate> firsts = certificates.findAll(ids);
        List<CertificateId> further = firsts.stream()
                .flatMap(first -> first.furtherParts().stream())
                .limit(MAX_LIMIT)
                .toList();
        return page(
                Stream.concat(firsts.stream(), certificates.findAll(further).stream())
                        .limit(MAX_LIMIT),
                null);
    }

    private HttpResponse byDay(Caller caller, HttpRequest request) {
        int limit = request.query("limit").map(Integer::parseInt).orElse(MAX_LIMIT / 2);
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate to = request.query("to").map(LocalDate::parse).orElse(today);
        LocalDate from = request.query("from").map(LocalDate::parse).orElse(to.minusDays(DEFAULT_DAYS - 1));
        if (limit < 1 || limit > MAX_LIMIT || from.isAfter(to) || !from.isAfter(to.minusDays(MAX_DAYS))) {
            throw new IllegalArgumentException("out of range");
        }
        @Nullable Cursor cursor = request.query("cursor").map(Cursor::parse).orElse(null);
        List<ListedEntry> entries = new ArrayList<>();
        // A cursor from elsewhere must not lead out of the range.
        LocalDate day = cursor == null || cursor.day().isAfter(to) ? to : cursor.day();
        @Nullable ListedEntry before = cursor == null ? null : cursor.entry();
        while (entries.size() < limit && !day.isBefore(from)) {
            entries.addAll(certificates.listed(caller.account(), day, limit - entries.size(), before));
            before = null;
            day = day.minusDays(1);
        }
        String next = entries.size() < limit ? null : new Cursor(entries.getLast()).text();
        return page(certificates.findAll(entries.stream().map(ListedEntry::id).toList()).stream(), next);
    }

    private static HttpResponse page(Stream<Certificate> rows, @Nullable String next) {
        return HttpResponse.json(
                200,
                Json.object()
                        .put(
                                "certificates",
                                Json.array(
                                        rows.map(row -> CertificateView.of(row).build())))
                        .putIfPresent("cursor", next)
                        .build());
    }
}
