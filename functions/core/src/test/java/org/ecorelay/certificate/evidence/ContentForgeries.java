package org.ecorelay.certificate.evidence;

import static org.ecorelay.certificate.evidence.Forgery.buyers;
import static org.ecorelay.certificate.evidence.Forgery.exporters;
import static org.ecorelay.certificate.evidence.Forgery.forger;
import static org.ecorelay.certificate.evidence.Forgery.utf8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.attestation.evidence.Sums;

/** Archives with files changed, left out or put in. */
final class ContentForgeries {
    private final List<Forgery> all = new ArrayList<>();

    static List<Forgery> all() {
        var forgeries = new ContentForgeries();
        forgeries.contents();
        return forgeries.all;
    }

    private void forged(String name, String code, String file, Supplier<byte[]> archive) {
        all.add(new Forgery(name, archive, code, file));
    }

    private void contents() {
        String manifest = Manifest.NAME;
        forged("manifest-left-out", "MANIFEST_MISSING", manifest, () -> {
            Archive whole = exporters();
            var files = new HashMap<String, byte[]>();
            whole.names().stream()
                    .filter(name -> !name.equals(manifest))
                    .forEach(name -> files.put(name, whole.file(name).orElseThrow()));
            return new Archive(files).bytes();
        });
        forged("manifest-with-a-space", "MANIFEST_MALFORMED", manifest, () -> {
            Forger forger = forger();
            return forger.with(manifest, utf8(forger.text(manifest) + " "));
        });
        forged("manifest-with-a-member-more", "MANIFEST_MALFORMED", manifest, () -> {
            Forger forger = forger();
            return forger.with(manifest, utf8(forger.text(manifest).replace("{\"audience\"", "{\"a\":1,\"audience\"")));
        });
        forged(
                "manifest-for-everybody",
                "MANIFEST_MALFORMED",
                manifest,
                () -> forger().audience("public").bytes());
        forged(
                "manifest-with-an-item-of-no-kind",
                "MANIFEST_MALFORMED",
                manifest,
                () -> forger().put("secret", "secret.txt", Optional.empty(), utf8("x"))
                        .bytes());
        forged(
                "file-left-out",
                "FILE_MISSING",
                "keys.json",
                () -> forger().without("keys.json").bytes());
        forged(
                "file-put-in",
                "FILE_NOT_LISTED",
                "a.txt",
                () -> forger().unlisted("a.txt", utf8("x")).bytes());
        forged("sums-left-out", "FILE_MISSING", Sums.NAME, () -> {
            Archive whole = exporters();
            var files = new HashMap<String, byte[]>();
            whole.names().stream()
                    .filter(name -> !name.equals(Sums.NAME))
                    .forEach(name -> files.put(name, whole.file(name).orElseThrow()));
            return new Archive(files).bytes();
        });
        forged("sums-changed", "SUMS_DIFFER", Sums.NAME, () -> {
            Forger forger = forger();
            return forger.with(Sums.NAME, utf8(forger.text(Sums.NAME).replaceFirst("[0-9a-f]", "x")));
        });
        forged("file-changed", "FILE_CHANGED", "README.txt", () -> forger().with("README.txt", utf8("Trust me.")));
        forged("order-under-anothers-name", "KEY_DIFFERS", forger().file("orders/"), () -> {
            Forger forger = forger();
            String file = forger.file("orders/");
            String key = "order#" + file.substring(7, 50);
            return forger.without(file)
                    .put("order", file, Optional.of(key), utf8("{}"))
                    .bytes();
        });
        forged(
                "order-withheld-from-the-exporter",
                "FORM_REFUSED",
                "order#" + forger().file("orders/").substring(7, 50),
                () -> {
                    Forger forger = forger();
                    return forger.withheld(forger.file("orders/")).bytes();
                });
        forged(
                "document-withheld-from-the-buyer",
                "FORM_REFUSED",
                "document#000001",
                () -> buyers().withheld("documents/000001.jwt").bytes());
    }
}
