package org.ecorelay.certificate.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.attestation.evidence.Manifest.Form;
import org.ecorelay.attestation.evidence.Sums;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;

/** Packs the evidence of a certificate. Pure: the same contents are the same bytes, on every machine and day. */
public final class AssembleEvidence {
    static final String KEYS = "keys.json";

    private final Contents contents;
    private final Audience audience;
    private final boolean invoicedByAnother;
    private final Disclosed disclosed;
    private final Map<String, byte[]> files = new HashMap<>();
    private final List<Manifest.Item> items = new ArrayList<>();

    private AssembleEvidence(Contents contents, Audience audience) {
        this.contents = contents;
        this.audience = audience;
        this.invoicedByAnother = contents.items().stream().anyMatch(AssembleEvidence::isInvoicedByAnother);
        this.disclosed = Disclosed.of(contents.items().stream()
                .filter(item -> item.key().startsWith(Kind.DOCUMENT.prefix()))
                .map(item -> new Jws(item.text()).payload())
                .toList());
    }

    /** The archive; empty when there is more than one holds. */
    public static Optional<Archive> of(Contents contents, Audience audience) {
        return new AssembleEvidence(contents, audience).archive();
    }

    private Optional<Archive> archive() {
        contents.items().forEach(this::add);
        Readme.NAMES.forEach(name -> add("readme", name, Readme.text(name)));
        add("certificate", StateOfCertificate.NAME, StateOfCertificate.of(contents.row(), audience));
        add("keys", KEYS, contents.keySet().getBytes(StandardCharsets.UTF_8));
        int number = 1;
        for (String list : contents.statusLists().stream().sorted().toList()) {
            add("status-list", String.format(Locale.ROOT, "status-lists/%03d.jwt", number++), ascii(list));
        }
        files.put(
                Manifest.NAME, new Manifest(audience.word(), contents.row().id().value(), items).bytes());
        files.put(Sums.NAME, Sums.of(files));
        return Archive.holds(files) ? Optional.of(new Archive(files)) : Optional.empty();
    }

    private void add(String kind, String file, byte[] bytes) {
        files.put(file, bytes);
        items.add(new Manifest.Item(
                kind, Optional.of(file), Optional.empty(), Form.COMPLETE, Sha256.of(bytes), Optional.empty()));
    }

    private void add(Ledger.Item item) {
        Kind kind = Kind.named(item.key().substring(0, item.key().indexOf('#')))
                .orElseThrow(() -> new IllegalArgumentException("an item with the key %s".formatted(item.key())));
        Form form = form(kind, item);
        Optional<byte[]> file = switch (form) {
            case COMPLETE -> Optional.of(item.body());
            case REDACTED -> Optional.of(TraceCopy.of(item.body()));
            case WITHHELD -> Optional.empty();
        };
        Optional<String> name = file.map(_ -> kind.file(item.key()));
        file.ifPresent(bytes -> files.put(name.orElseThrow(), bytes));
        items.add(new Manifest.Item(
                kind.word(),
                name,
                Optional.of(item.key()),
                form,
                item.hash(),
                file.filter(_ -> form == Form.REDACTED).map(Sha256::of)));
    }

    private Form form(Kind kind, Ledger.Item item) {
        return switch (audience) {
            case EXPORTER -> Form.COMPLETE;
            case BUYER ->
                switch (kind) {
                    case DOCUMENT, EVENT -> Form.COMPLETE;
                    case ORDER -> invoicedByAnother ? Form.WITHHELD : Form.COMPLETE;
                    case TRACE -> isDisclosed(item) ? Form.REDACTED : Form.WITHHELD;
                    case EXCHANGE, FINDINGS, APPLICATION -> Form.WITHHELD;
                };
        };
    }

    private boolean isDisclosed(Ledger.Item trace) {
        return disclosed.copyOf(trace.hash()).equals(Optional.of(Sha256.of(TraceCopy.of(trace.body()))));
    }

    /** One version of the order is enough: what it was sold for does not become the buyer's business by a correction. */
    private static boolean isInvoicedByAnother(Ledger.Item item) {
        if (!item.key().startsWith(Kind.ORDER.prefix())) {
            return false;
        }
        Json.Obj order = JsonReader.readOwn(item.body());
        return order.get("thirdPartyInvoice").isPresent();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
