package org.ecorelay.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Deque;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.local.verify.EvidenceVerb;
import org.ecorelay.local.verify.VerifyVerb;

/** The words of {@code eco verify} and {@code eco verify-evidence}, and their exit codes: 0 for Valid alone. */
final class EcoVerify {
    static final int INVALID = Eco.FAILED;
    static final int UNKNOWN = 4;

    private EcoVerify() {}

    static int run(Deque<String> words, PrintStream out, PrintStream err) throws IOException {
        Path file = EcoFiles.file(words, "verify takes a file, as in: eco verify document.jws --keys jwks.json");
        EcoOptions options = EcoOptions.read(words, "--keys", "--status", "--before", "--at", "--json");
        var question = new VerifyVerb.Question(
                file,
                options.value("--keys").map(Path::of).map(EcoFiles::existing),
                options.value("--status").map(Path::of).map(EcoFiles::existing),
                options.value("--before").map(Path::of).map(EcoFiles::existing),
                options.instant("--at", Instant.now()),
                options.has("--json"));
        try {
            return code(new VerifyVerb(out, err).run(question));
        } catch (VerifyVerb.Unusable e) {
            err.println(e.getMessage());
            return Eco.USAGE;
        }
    }

    static int evidence(Deque<String> words, PrintStream out, PrintStream err) throws IOException {
        Path file = EcoFiles.file(
                words, "verify-evidence takes a file, as in: eco verify-evidence evidence.zip --keys jwks.json");
        EcoOptions options = EcoOptions.read(words, "--keys", "--newest", "--at", "--json");
        var question = new EvidenceVerb.Question(
                file,
                options.value("--keys").map(Path::of).map(EcoFiles::existing),
                options.value("--newest").map(EcoVerify::hash),
                options.instant("--at", Instant.now()),
                options.has("--json"));
        try {
            return code(new EvidenceVerb(out, err).run(question));
        } catch (VerifyVerb.Unusable e) {
            err.println(e.getMessage());
            return Eco.USAGE;
        }
    }

    private static Sha256 hash(String text) {
        try {
            return new Sha256(text);
        } catch (IllegalArgumentException e) {
            throw new EcoOptions.Wrong("--newest takes the hash of an event: " + e.getMessage());
        }
    }

    private static int code(Verdict overall) {
        return switch (overall) {
            case VALID -> Eco.OK;
            case INVALID -> INVALID;
            case UNKNOWN, SKIPPED -> UNKNOWN;
        };
    }
}
