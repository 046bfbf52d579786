package org.ecorelay.certificate.evidence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.attestation.evidence.Manifest.Form;
import org.ecorelay.attestation.evidence.Sums;

/** Whether the manifest names every file and no other, and every file is the one that it names. */
final class CheckContents implements Check {
    /** Beside what the ledger has; status lists and readmes may be missing. */
    private static final Map<String, String> FIXED =
            Map.of("certificate", StateOfCertificate.NAME, "keys", AssembleEvidence.KEYS);

    @Override
    public Optional<Flaw> examine(Opened evidence) {
        return unlisted(evidence)
                .or(() -> changed(evidence))
                .or(() -> fixed(evidence))
                .or(() -> items(evidence))
                .or(() -> sums(evidence.archive()));
    }

    private static Optional<Flaw> unlisted(Opened evidence) {
        Set<String> named = new HashSet<>(Set.of(Manifest.NAME, Sums.NAME));
        for (Manifest.Item item : evidence.manifest().items()) {
            if (item.file().isPresent() && !named.add(item.name())) {
                return Optional.of(Flaw.of(EvidenceCode.MANIFEST_MALFORMED, Manifest.NAME, item.name() + " twice"));
            }
        }
        return evidence.archive().names().stream()
                .filter(name -> !named.contains(name))
                .findFirst()
                .map(name -> Flaw.of(EvidenceCode.FILE_NOT_LISTED, name));
    }

    private static Optional<Flaw> changed(Opened evidence) {
        for (Manifest.Item item : evidence.manifest().items()) {
            if (item.file().isEmpty()) {
                continue;
            }
            Optional<byte[]> file = evidence.archive().file(item.name());
            if (file.isEmpty()) {
                return Optional.of(Flaw.of(EvidenceCode.FILE_MISSING, item.name()));
            }
            if (!Sha256.of(file.get()).equals(item.fileHash())) {
                return Optional.of(Flaw.of(EvidenceCode.FILE_CHANGED, item.name()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Flaw> fixed(Opened evidence) {
        for (Map.Entry<String, String> fixed : FIXED.entrySet()) {
            List<Manifest.Item> items = evidence.manifest().of(fixed.getKey());
            if (items.size() != 1 || !items.getFirst().name().equals(fixed.getValue())) {
                return Optional.of(Flaw.of(EvidenceCode.FILE_MISSING, fixed.getValue()));
            }
        }
        return Optional.empty();
    }

    /** Items of the ledger: named by their key, and in the form that their audience gets. */
    private static Optional<Flaw> items(Opened evidence) {
        for (Manifest.Item item : evidence.manifest().items()) {
            Optional<Kind> kind = Kind.named(item.kind());
            if (kind.isEmpty()) {
                boolean plain = item.key().isEmpty() && item.form() == Form.COMPLETE;
                if (!plain || !isOther(item)) {
                    return Optional.of(Flaw.of(EvidenceCode.MANIFEST_MALFORMED, Manifest.NAME, item.name()));
                }
                continue;
            }
            String key = item.key().orElse("");
            if (!kind.get().names(key, item.sha256())
                    || item.file()
                            .filter(name -> !name.equals(kind.get().file(key)))
                            .isPresent()) {
                return Optional.of(Flaw.of(EvidenceCode.KEY_DIFFERS, item.name(), key));
            }
            if (!kind.get().forms(evidence.audience()).contains(item.form())) {
                return Optional.of(Flaw.of(EvidenceCode.FORM_REFUSED, item.name()));
            }
        }
        return Optional.empty();
    }

    private static boolean isOther(Manifest.Item item) {
        return switch (item.kind()) {
            case "certificate", "keys" -> item.name().equals(FIXED.get(item.kind()));
            case "readme" -> Readme.NAMES.contains(item.name());
            case "status-list" -> item.name().startsWith("status-lists/");
            default -> false;
        };
    }

    private static Optional<Flaw> sums(Archive archive) {
        Map<String, byte[]> files = new HashMap<>();
        archive.names().forEach(name -> files.put(name, archive.file(name).orElseThrow()));
        Optional<byte[]> sums = archive.file(Sums.NAME);
        if (sums.isEmpty()) {
            return Optional.of(Flaw.of(EvidenceCode.FILE_MISSING, Sums.NAME));
        }
        return Arrays.equals(Sums.of(files), sums.get())
                ? Optional.empty()
                : Optional.of(Flaw.of(EvidenceCode.SUMS_DIFFER, Sums.NAME, "or " + Manifest.NAME + " was changed"));
    }
}
