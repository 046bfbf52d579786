package org.ecorelay.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.local.verify.VerifyVerb;

/** Shows {@code eco verify} on a document of the demo, and on a copy in which one letter was changed. */
final class DocumentCheck {
    private final PrintStream out;

    DocumentCheck(PrintStream out) {
        this.out = out;
    }

    /**
     * Verifies both, each from files as somebody without a network would have them.
     *
     * @param at the instant that is asked about
     * @return whether the document is valid and the copy is not
     */
    boolean show(String order, String document, String keySet, String list, Instant at) throws IOException {
        Path folder = Files.createTempDirectory("eco-demo");
        Path keys = folder.resolve("jwks.json");
        Path status = folder.resolve("list.jws");
        Path original = folder.resolve(order + ".jws");
        Path copy = folder.resolve(order + "-altered.jws");
        try {
            Files.writeString(keys, keySet);
            Files.writeString(status, list);
            Files.writeString(original, document);
            Files.writeString(copy, altered(document));
            Verdict first = verdict(original, keys, status, at);
            Verdict second = verdict(copy, keys, status, at);
            return first == Verdict.VALID && second == Verdict.INVALID;
        } finally {
            for (Path file : List.of(keys, status, original, copy, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Verdict verdict(Path file, Path keys, Path status, Instant at) throws IOException {
        out.println("eco verify %s --keys jwks.json --status list.jws".formatted(file.getFileName()));
        try {
            var question =
                    new VerifyVerb.Question(file, Optional.of(keys), Optional.of(status), Optional.empty(), at, false);
            return new VerifyVerb(out, out).run(question);
        } catch (VerifyVerb.Unusable e) {
            out.println(e.getMessage());
            return Verdict.UNKNOWN;
        } finally {
            out.println();
        }
    }

    /** In the middle of the signature, where any other letter still is base64url. */
    private static String altered(String document) {
        int place = document.lastIndexOf('.') + 10;
        char other = document.charAt(place) == 'A' ? 'B' : 'A';
        return document.substring(0, place) + other + document.substring(place + 1);
    }
}
