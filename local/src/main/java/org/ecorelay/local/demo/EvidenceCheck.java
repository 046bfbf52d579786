package org.ecorelay.local.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.local.verify.EvidenceVerb;
import org.ecorelay.local.verify.VerifyVerb;

/** Shows {@code eco verify-evidence} on the evidence of a certificate of the demo, in one line as long as it holds. */
final class EvidenceCheck {
    private final PrintStream out;

    EvidenceCheck(PrintStream out) {
        this.out = out;
    }

    /** Examines an archive as its buyer would have it; whether it holds. */
    boolean show(String order, byte[] archive, String keySet, Instant at) throws IOException {
        Path folder = Files.createTempDirectory("eco-demo");
        Path keys = folder.resolve("jwks.json");
        Path file = folder.resolve(order + "-evidence.zip");
        var printed = new ByteArrayOutputStream();
        try (var said = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            Files.writeString(keys, keySet);
            Files.write(file, archive);
            var question = new EvidenceVerb.Question(file, Optional.of(keys), Optional.empty(), at, false);
            Verdict verdict = new EvidenceVerb(said, said).run(question);
            out.println("eco verify-evidence %s --keys jwks.json: %s, %d bytes for the buyer"
                    .formatted(file.getFileName(), verdict, archive.length));
            if (verdict != Verdict.VALID) {
                out.println(printed.toString(StandardCharsets.UTF_8));
            }
            return verdict == Verdict.VALID;
        } catch (VerifyVerb.Unusable e) {
            out.println(e.getMessage());
            return false;
        } finally {
            out.println();
            for (Path each : List.of(keys, file, folder)) {
                Files.deleteIfExists(each);
            }
        }
    }
}
