package org.ecorelay.certificate.evidence;

import java.util.Optional;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.attestation.evidence.ArchiveReader;
import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.certificate.CertificateId;

/** Opens an archive as far as its manifest. */
final class OpenArchive {
    private OpenArchive() {}

    /** What bytes turned out to be. */
    sealed interface Opening {
        /** An archive with a manifest; nothing else of it is examined yet. */
        record Done(Opened evidence) implements Opening {}

        /** None. */
        record Broken(Flaw flaw) implements Opening {}
    }

    static Opening open(byte[] bytes) {
        return switch (ArchiveReader.read(bytes)) {
            case ArchiveReader.Reading.Refused(var code, var file) -> new Opening.Broken(Flaw.of(code, file));
            case ArchiveReader.Reading.Read(var archive) -> manifest(archive);
        };
    }

    private static Opening manifest(Archive archive) {
        Optional<byte[]> file = archive.file(Manifest.NAME);
        if (file.isEmpty()) {
            return new Opening.Broken(Flaw.of(EvidenceCode.MANIFEST_MISSING, Manifest.NAME));
        }
        return Manifest.read(file.get())
                .filter(manifest -> Audience.named(manifest.audience()).isPresent())
                .filter(manifest -> CertificateId.parse(manifest.certificate()).isPresent())
                .<Opening>map(manifest -> new Opening.Done(new Opened(archive, manifest)))
                .orElseGet(() -> new Opening.Broken(Flaw.of(EvidenceCode.MANIFEST_MALFORMED, Manifest.NAME)));
    }
}
