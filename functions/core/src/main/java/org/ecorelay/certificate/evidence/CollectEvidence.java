package org.ecorelay.certificate.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.json.Json;

/** Reads everything that there is of one certificate. */
public final class CollectEvidence {
    private final Ledger ledger;
    private final Supplier<String> keySet;
    /** Whatever is there rests on something that was written before it, which is therefore read after it. */
    private static final List<Kind> LAST_WRITTEN_FIRST =
            List.of(Kind.EVENT, Kind.EXCHANGE, Kind.DOCUMENT, Kind.TRACE, Kind.FINDINGS, Kind.APPLICATION, Kind.ORDER);

    private final Function<String, Optional<String>> statusLists;

    /**
     * Takes where everything lies.
     *
     * @param keySet the published key set (JWKS)
     * @param statusLists the newest signed status list by its address, or empty when none is published there
     */
    public CollectEvidence(Ledger ledger, Supplier<String> keySet, Function<String, Optional<String>> statusLists) {
        this.ledger = ledger;
        this.keySet = keySet;
        this.statusLists = statusLists;
    }

    /** The contents of the archive of a row just read. What happens meanwhile belongs to the next archive. */
    public Contents of(Certificate row) {
        var found = new EnumMap<Kind, List<Ledger.Item>>(Kind.class);
        LAST_WRITTEN_FIRST.forEach(kind -> found.put(kind, ledger.list(row.id(), kind.word())));
        var items = new ArrayList<Ledger.Item>();
        found.values().forEach(items::addAll);
        // The newest event may be in the row alone; one after it may have come since the row was read.
        Ledger.Item newest = Ledger.Item.event(row.id(), row.event());
        items.removeIf(
                item -> item.key().startsWith(Kind.EVENT.prefix()) && item.key().compareTo(newest.key()) >= 0);
        items.add(newest);
        return new Contents(row, items, keySet.get(), lists(items));
    }

    private List<String> lists(List<Ledger.Item> items) {
        Set<String> addresses = new LinkedHashSet<>();
        items.stream()
                .filter(item -> item.key().startsWith(Kind.DOCUMENT.prefix()))
                .map(item -> new Jws(item.text()).payload())
                .forEach(credential -> addresses.addAll(addresses(credential)));
        return addresses.stream()
                .flatMap(address -> statusLists.apply(address).stream())
                .toList();
    }

    /** Addresses of the status lists that a document names, each once. */
    static Set<String> addresses(Json.Obj credential) {
        var addresses = new LinkedHashSet<String>();
        Json status = credential.get("credentialStatus").orElse(Json.Obj.EMPTY);
        List<Json> entries = status instanceof Json.Arr(var several) ? several : List.of(status);
        for (Json entry : entries) {
            if (entry instanceof Json.Obj object) {
                object.text("statusListCredential").ifPresent(addresses::add);
            }
        }
        return addresses;
    }
}
